import type { Problem } from "./problem.ts";

/** What is said of a problem; `{name}` stands for a value of the occurrence. */
export interface ProblemTexts {
  /** One sentence, names in back-ticks, with what was expected and what came. */
  readonly message: string;
  /** How to fix it: one sentence. */
  readonly fix: string;
}

/** By code; `code:variant` where one code is said in several ways. */
export type ProblemTexting = Readonly<Record<string, ProblemTexts>>;

/** The names in braces of a text; braces around anything else, as in `{ "a": 1 }`, belong to the text. */
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

/** Where a problem is; members that are `undefined` are left out. */
export type ProblemLocation = {
  readonly [Member in "file" | "line" | "column" | "pointer"]?: Problem[Member] | undefined;
};

/** Makes a problem of a table, its values filled in. */
export type ProblemMaker<Table extends ProblemTexting> = <Key extends keyof Table & string>(
  key: Key,
  values: ValuesOf<Table[Key]>,
  place?: ProblemLocation,
) => Problem;

/**
 * Returns the maker of the problems of a table: code, message and fix of each stand in the table and nowhere else.
 * An exported maker is annotated with `ProblemMaker<typeof texts>`: no declaration can be written of the inferred type.
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

/** A text with its placeholders replaced, in one pass: a value may hold braces itself. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([A-Za-z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}
