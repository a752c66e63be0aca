import type { MeasuredImport } from "./measure.ts";

/** What came of a document, or why nothing did. */
export interface OfDocument {
  readonly document: string;
  readonly found: MeasuredImport | string;
}

const columns = ["operations", "kept", "schemas", "equal", "differ", "missing", "not judged"];
const others = ["to spec", "to doc.", "lines", "fromJSON", "s CPU", "MB"];
/** How many of what is left out are named for each document. */
const most = 12;

/** The table of what an import keeps of documents, with their sum, and what is told of each. */
export function tableLines(all: readonly OfDocument[]): string[] {
  if (all.length === 0) return [];
  const row = (name: string, cells: readonly (string | number)[]) =>
    name.padEnd(16) + cells.map((cell) => String(cell).padStart(11)).join("");
  const lines = all.flatMap(({ document, found }) => {
    if (typeof found === "string") return [`${document.padEnd(16)} ✗ ${found}`];
    const rest = found.told.length - most;
    return [
      row(document, [...countsOf(found), ...costsOf(found)]),
      ...[...found.generated, ...found.told.slice(0, most)].map((line) => `  ${line}`),
      ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ];
  });
  const ended = all.flatMap(({ found }) => (typeof found === "string" ? [] : [countsOf(found)]));
  const sums = columns.map((_, column) => ended.reduce((sum, counts) => sum + (counts[column] ?? 0), 0));
  return [
    row("", [...columns, ...others]),
    ...lines,
    ...(all.length > 1 ? [row("all that ended", sums)] : []),
  ];
}

function countsOf({ operations, schemas }: MeasuredImport): number[] {
  const { all, equal, differing, missing, unjudged } = schemas;
  return [operations.all, operations.kept, all, equal, differing, missing, unjudged];
}

function costsOf({
  findings,
  lines,
  fromJsonSchema,
  seconds,
  megabytes,
}: MeasuredImport): (string | number)[] {
  const { toSpec, toDocument } = findings;
  return [toSpec, toDocument, lines, fromJsonSchema ?? "–", seconds.toFixed(1), Math.round(megabytes)];
}
