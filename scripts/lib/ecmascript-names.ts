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
