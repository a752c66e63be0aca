import { createHash } from "node:crypto";

/** The longest name; file systems take 255 bytes, including prefix and extension. */
const longest = 80;

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Returns a name for each text, of lower-case letters, digits and dashes, for files and for keys of the
 * document. Different texts get different names, even on a case-insensitive file system: if
 * letters and digits don't distinguish the texts, or a name would be empty or too long, it ends in
 * part of the text's hash. A name depends only on its text and on texts with the same letters.
 */
export function namesOfTexts(texts: readonly string[]): ReadonlyMap<string, string> {
  return distinct(texts, slugOf);
}

/** The same for names that authors chose: a name that is already valid stays unchanged. */
export function namesOfNames(names: readonly string[]): ReadonlyMap<string, string> {
  return distinct(names, (name) => (/^[a-z0-9](?:[\w.-]*[\w-])?$/i.test(name) ? name : slugOf(name)));
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function distinct(texts: readonly string[], propose: (text: string) => string): ReadonlyMap<string, string> {
  const proposals = new Map([...new Set(texts)].map((text) => [text, propose(text)]));
  const users = new Map<string, number>();
  for (const name of proposals.values())
    users.set(name.toLowerCase(), (users.get(name.toLowerCase()) ?? 0) + 1);
  return new Map(
    [...proposals].map(([text, name]) => {
      const alone = users.get(name.toLowerCase()) === 1;
      // A text in another script would lose most of its letters.
      const whole = name !== "" && name.length <= longest && !/[^\0-\x7f]/.test(text) && !reserved.test(name);
      return [text, alone && whole ? name : hashed(text, name)];
    }),
  );
}

function hashed(text: string, name: string): string {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const rest = name.slice(0, longest - hash.length - 1).replace(/\./g, "-");
  return [rest.replace(/-$/, ""), hash].filter(Boolean).join("-");
}
