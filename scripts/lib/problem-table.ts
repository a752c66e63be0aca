import type { Problem } from "./problem.ts";

/** The texts of a problem; `{name}` is a placeholder for a value. */
export interface ProblemTexts {
  /** One sentence, names in back-ticks, with what was expected and what came. */
  readonly message: string;
  /** How to fix it: one sentence. */
  readonly fix: string;
}

/** The texts by code, or by `code:variant` if one code has several texts. */
export type ProblemTexting = Readonly<Record<string, ProblemTexts>>;

/** The names in braces in a text; braces around anything else, as in `{ "a": 1 }`, belong to the text. */
type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Rest}`
  ? NameBefore<Rest> | PlaceholdersIn<Rest>
  : never;

/** The name between an opening brace and the next closing one. */
type NameBefore<Rest extends string> = Rest extends `${infer Name}}${string}`
  ? Name extends "" | `${string}${"{" | '"' | " " | "_"}${string}`
    ? never
    : Name
  : never;

type ValuesOf<Texts extends ProblemTexts> = Readonly<
  Record<PlaceholdersIn<Texts["message"]> | PlaceholdersIn<Texts["fix"]>, string | number>
>;

/** Where a problem is. Members that are `undefined` are left out of it. */
export type ProblemLocation = {
  readonly [Member in "file" | "line" | "column" | "pointer"]?: Problem[Member] | undefined;
};

/** Makes a problem of a table, with its values filled in. */
export type ProblemMaker<Table extends ProblemTexting> = <Key extends keyof Table & string>(
  key: Key,
  values: ValuesOf<Table[Key]>,
  place?: ProblemLocation,
) => Problem;

/**
 * Returns the maker of a table's problems: code, message and fix of each are in the table and nowhere else. An
 * exported maker is annotated with `ProblemMaker<typeof texts>`, because the compiler can't write the inferred type
 * into a declaration.
 */
export function problemMaker<const Table extends ProblemTexting>(texts: Table): ProblemMaker<Table> {
  return (key, values, place = {}) => {
    const { message, fix } = texts[key] as ProblemTexts;
    const given = Object.entries(place).filter(([, value]) => value !== undefined);
    return {
      code: key.split(":")[0] ?? key,
      message: filled(message, values),
      ...Object.fromEntries(given),
      fix: filled(fix, values),
    };
  };
}

/** A text with its placeholders replaced, in one pass, because a value may contain braces itself. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([A-Za-z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}
