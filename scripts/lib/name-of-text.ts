import { createHash } from "node:crypto";

/** As long as a name gets; file systems take 255 bytes with all that stands around it. */
const longest = 80;

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name for each text, of letters, digits and dashes in lower case: for files and for keys of the
 * document. Names differ where texts do, also on a file system that does not tell cases apart: where
 * letters and digits alone don't tell texts apart, or a name would be empty or too long, it ends in
 * a part of the text's hash. A name depends on its own text, and on those whose letters are the same.
 */
export function namesOfTexts(texts: readonly string[]): ReadonlyMap<string, string> {
  return distinct(texts, slugOf);
}

/** The same for names that authors gave: one that is fit as it is stays so. */
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
      // What is lost of a text in other letters is the most of it.
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
