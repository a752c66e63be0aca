import { asFields } from "../../lib/fields.ts";
import { referringFields } from "../references.ts";
import { bodySchema, type Subject } from "../subject.ts";

/** Texts, one after the other, that a careless comparison takes for the same. */
export function nearlyTheSame(body: unknown, subject: Subject): [label: string, body: unknown][] {
  const fixed = referringFields(subject);
  const changes: readonly [string, (text: string) => string][] = [
    ["a text", (text) => `${text} é`],
    ["the same text in capitals", (text) => `${text} é`.toUpperCase()],
    ["the same text with spaces around", (text) => ` ${`${text} é`.toUpperCase()} `],
    ["a text that looks like a template", (text) => `${text} {{1+1}} \${1+1} <%= 1+1 %>`],
    ["the same text, decomposed", (text) => ` ${`${text} é`.toUpperCase().normalize("NFD")} `],
  ];
  return changes
    .map(([label, change]) => {
      const changed = Object.entries(asFields(body) ?? {}).map(([name, value]) => [
        name,
        typeof value === "string" && !fixed.has(name) ? change(value) : value,
      ]);
      return [label, Object.fromEntries(changed)] as [string, unknown];
    })
    .filter(([, changed]) => bodySchema(subject)?.safeParse(changed).success);
}
