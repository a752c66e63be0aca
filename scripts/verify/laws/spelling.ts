import { asFields } from "../../lib/fields.ts";
import { referringFields } from "../references.ts";
import { bodySchema, type Subject } from "../subject.ts";

/** One body as other languages write its JSON, with a text in it that they spell otherwise; none where it has no text. */
export function spellings(
  body: unknown,
  subject: Subject,
): { readonly label: string; readonly value: unknown; readonly bytes: Uint8Array }[] {
  const fixed = referringFields(subject);
  const value = Object.fromEntries(
    Object.entries(asFields(body) ?? {}).map(([name, text]) => [
      name,
      typeof text === "string" && !fixed.has(name) ? `${text} é/🎉` : text,
    ]),
  );
  if (!bodySchema(subject)?.safeParse(value).success) return [];
  const text = JSON.stringify(value);
  const ascii = text.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [
    { label: "with everything but ASCII escaped", value, bytes: Buffer.from(ascii) },
    { label: "with its slashes escaped", value, bytes: Buffer.from(text.replaceAll("/", "\\/")) },
  ];
}
