/** Values of every type of JSON, and text that looks like one. */
const wrong: readonly unknown[] = [
  null,
  true,
  5,
  -1.5,
  "5",
  "true",
  "#/nowhere",
  "",
  [],
  [null],
  {},
  { $ref: 5 },
  { a: 1 },
];

type Path = readonly (string | number)[];

/** The path of every node below a value. */
export function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...below.flatMap(([key, inside]) => pathsIn(inside, [...at, key]))];
}

/** The document with another value at one place; the same all around. */
export function mutated(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.with(Number(key), mutated(value[Number(key)], rest, put));
  const members = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(members).map(([name, inside]) => [
      name,
      name === key ? mutated(inside, rest, put) : inside,
    ]),
  );
}

/** Every place of a document with every wrong value, as many as are asked for, drawn by `random`. */
export function mutationsOf(
  document: object,
  count: number,
  random: () => number,
): { path: string; put: unknown; document: object }[] {
  const paths = pathsIn(document).slice(1);
  return Array.from({ length: count }, () => {
    const path = paths[Math.floor(random() * paths.length)] ?? [];
    const put = wrong[Math.floor(random() * wrong.length)];
    return { path: path.join("/"), put, document: mutated(document, path, put) as object };
  });
}
