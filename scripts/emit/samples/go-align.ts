/** Up to this length, gofmt always aligns keys. */
const small = 40;
/** Beyond it, the most that a key may differ from the mean of the keys before it. */
const threshold = 2.5;

interface Row {
  readonly key: string;
  readonly value: string;
}

/**
 * The keys of a composite literal's lines, padded so that gofmt leaves them as they are: values
 * are in one column from row to row; a new column begins after each row of several lines, and after a
 * long key whose length differs much (`exprList` of Go's `go/printer`).
 */
export function aligned(rows: readonly Row[]): string[] {
  const keys: string[] = [];
  for (const section of sectionsOf(rows)) {
    const width = Math.max(...section.map(({ key }) => [...key].length));
    keys.push(...section.map(({ key }) => key + " ".repeat(width - [...key].length + 1)));
  }
  return keys;
}

function sectionsOf(rows: readonly Row[]): Row[][] {
  const sections: Row[][] = [];
  let previous = 0;
  let sizes: number[] = [];
  for (const row of rows) {
    // gofmt counts bytes of the key without its colon, and 0 for a row of several lines.
    const size = row.value.includes("\n") ? 0 : new TextEncoder().encode(row.key).length - 1;
    const section = sections.at(-1);
    if (section && previous > 0 && size > 0 && joins(previous, size, sizes)) section.push(row);
    else {
      sections.push([row]);
      sizes = [];
    }
    if (size > 0) sizes.push(size);
    previous = size;
  }
  return sections;
}

function joins(previous: number, size: number, sizes: readonly number[]): boolean {
  if (sizes.length === 0 || (previous <= small && size <= small)) return true;
  const mean = Math.exp(sizes.reduce((sum, each) => sum + Math.log(each), 0) / sizes.length);
  const ratio = size / mean;
  return threshold * ratio > 1 && threshold > ratio;
}
