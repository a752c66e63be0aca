import { capitalized } from "./word-cases.ts";

/** Splits a name at capitals, at the ends of digits, and at everything that is not a letter or digit of ASCII. */
function nameWords(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

/** `listItemTags` → `list-item-tags`. */
export function kebabCase(name: string): string {
  return nameWords(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

/** `Kitchen Sink` → `KitchenSink`. */
export function pascalCase(name: string): string {
  return nameWords(name).map(capitalized).join("");
}

/** `date-time` → `dateTime`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

const reserved: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private " +
    "protected public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** Whether a name can be declared in an ECMAScript module unchanged. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !reserved.has(name);
}

/** A property's name as TypeScript writes it. */
export function propertyName(name: string): string {
  return /^([A-Za-z_$][\w$]*|0|[1-9]\d{0,14})$/.test(name) && name !== "__proto__"
    ? name
    : JSON.stringify(name);
}
