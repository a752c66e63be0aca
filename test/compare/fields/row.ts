/** The keys that lead to a place in a document. */
export type Path = readonly (string | number)[];

/** A field, what becomes of it, and what is found: nothing where the field has no meaning on the wire. */
export type Row = readonly [field: string, path: Path, value: unknown, wanted: readonly string[]];

export const operation: Path = ["paths", "/things/{id}", "post"];
export const json = "request body application/json";
