/** Generated files: path below the output folder, with `/`, to text. */
export type Files = ReadonlyMap<string, string>;
