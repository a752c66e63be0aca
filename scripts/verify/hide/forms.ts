import { escapeRegExp } from "../../lib/regular-expression.ts";
import { prefixOf } from "../http/credentials.ts";

/** A secret, and what is shown in its place. */
export interface Secret {
  readonly value: string;
  readonly shown: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly shown: string;
}

/** A shorter secret may be an ordinary word: it is hidden only as a whole, in the place of a credential. */
const shortest = 8;
/** The length from which a piece of a secret is hidden. */
const fragment = 6;
/** The most letters of a word of the language: a longer run of letters is a piece of a secret. */
const longestWord = 9;

/**
 * Takes secrets out of texts: as they are, in other encodings, and in pieces. What stands in `names` as well, the
 * public words, is no piece of a secret: a command must keep its `X-Gallery-Key`.
 */
export function hiderOf(secrets: readonly Secret[], names: readonly string[] = []): (text: string) => string {
  const forms = secrets.flatMap(formsOf);
  const known = names.map((name) => name.toLowerCase());
  const long = secrets
    .filter(({ value }) => value.length >= shortest)
    .map((secret) => piecesOf(secret, known));
  return (text) => {
    const hidden = forms.reduce((rest, { pattern, shown }) => rest.replace(pattern, shown), text);
    return long.reduce((rest, hide) => hide(rest), hidden).replace(userinfo, `$1${unnamed}@`);
  };
}

/** Takes out the value of each credential's field in a text, no matter whose it is; variables of our commands stay. */
export function hideFields(text: string): string {
  return text.replace(named, `$1${unnamed}`);
}

const unnamed = "[hidden]";

/** A credential's field and its value, as a dump of headers or a JSON text has them. */
const named =
  /((?<![\w-])(?:(?:proxy-)?authorization|(?:set-)?cookie2?|(?:x-)?(?:api|auth|access|secret)-?(?:key|token)|x-csrf-token)(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?(?:(?:bearer|basic|token|digest)\s+)?)(?!(?:(?:bearer|basic|token|digest)\s+)?(?:[\s"'\\$]|\[hidden\]))[^\s"'\\,;}<>`][^"'\\\r\n,;}<>`]*/gi;
const userinfo = /(\bhttps?:\/\/)[^\s/@"'`]+@/gi;

function formsOf({ value, shown }: Secret): Form[] {
  // In a replacement, `$` has a meaning.
  const kept = shown.replaceAll("$", "$$$$");
  if (value.length < shortest) return [{ pattern: whole(value), shown: `$1${kept}` }];
  return [
    { pattern: new RegExp([...value].map(spelled).join(gap), "gi"), shown: kept },
    { pattern: new RegExp(hex(value), "gi"), shown: kept },
    ...base64(value).map((core) => ({
      pattern: new RegExp(`[\\w+/-]{0,4}${core}(?:${gap}[\\w+/-]{0,4}(?:${gap}=){1,2}|[\\w+/-]{0,4})`, "g"),
      shown: kept,
    })),
  ];
}

/** A short secret right after a word that announces a credential, up to its end. */
function whole(value: string): RegExp {
  const text = escapeRegExp(value);
  const pair = ["", ":"]
    .flatMap((before) => [`${before}${value}`, `${before}${value}:`])
    .map((one) => escapeRegExp(Buffer.from(one).toString("base64")));
  return new RegExp(
    `((?:\\b(?:bearer|basic|token|apikey)\\s+|\\b(?:authorization|cookie|[\\w-]*(?:key|token|secret|password))["'\`]?\\s*[:=]\\s*["'\`]?|[?&;]\\s*[\\w.-]+=|//[^\\s/@:]*:))(?:${[text, ...pair].join("|")})(?![\\w+/=-])`,
    "gi",
  );
}

/** What may stand between two characters of a text that is folded, spaced out, or escaped in its folds. */
const gap = "(?:[\\s\u00ad\u200b-\u200d\u2060\ufeff]|=\\r?\\n|\\\\+[nrt])*";

/** A character as it is, in a URL, in JSON and JavaScript, in HTML or XML, or in mail; escaped once or again. */
function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const named = entities[character];
  const digits = code.toString(16);
  const bytes = [...Buffer.from(character)]
    .map((byte) => `%(?:25)*${byte.toString(16).padStart(2, "0")}`)
    .join("");
  const ways = [
    escapeRegExp(character),
    bytes,
    `=${digits.padStart(2, "0")}`,
    `\\\\+u\\{?0*${digits}\\}?`,
    `\\\\+x${digits.padStart(2, "0")}`,
    `&(?:amp;)*#(?:x0*${digits}|0*${code});`,
    ...(character === '"' || character === "\\" || character === "/"
      ? [`\\\\+${escapeRegExp(character)}`]
      : []),
    ...(named ? [`&(?:amp;)*${named};`] : []),
  ];
  return `(?:${ways.join("|")})`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
};

function hex(value: string): string {
  const bytes = [...Buffer.from(value)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("(?:[\\s:,-]|\\\\+[xnr]|0x)*");
  return `(?:0x|\\\\+x)?${bytes}`;
}

/** The middle of its base64 for each offset at which it may begin, in both alphabets; both ends depend on the text around it. */
function base64(value: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const text = bytes.toString("base64").replace(/=+$/, "");
    const core = text.slice(Math.ceil((before * 4) / 3), bytes.length % 3 === 0 ? undefined : -1);
    const alphabets = new Set([core, core.replaceAll("+", "-").replaceAll("/", "_")]);
    return [...alphabets].map((text) => [...text].map(escapeRegExp).join(gap));
  });
}

/** Takes out every piece of a secret in any case; the prefix that only says its kind (`sk_live_`) may stay. */
function piecesOf({ value, shown }: Secret, names: readonly string[]): (text: string) => string {
  const secret = value.toLowerCase();
  const pieces = new Set<string>();
  for (
    let index = Math.max(0, prefixOf(value).length - fragment + 1);
    index + fragment <= secret.length;
    index++
  )
    pieces.add(secret.slice(index, index + fragment));
  const known = names.filter((name) => [...pieces].some((piece) => name.includes(piece)));
  return (text) => {
    const lower = text.toLowerCase();
    // If the lower case has another length, its places are not those of the text.
    if (lower.length !== text.length) return text;
    let hidden = "";
    let done = 0;
    for (let index = 0; index + fragment <= lower.length; index++) {
      let end = index;
      while (pieces.has(lower.slice(end, end + fragment))) end++;
      if (end === index) continue;
      end += fragment - 1;
      if (!isWord(text.slice(index, end)) && !known.some((name) => stands(name, lower, index, end))) {
        hidden += text.slice(done, index) + shown;
        done = end;
      }
      index = end - 1;
    }
    return hidden + text.slice(done);
  };
}

/** Whether a text has a name as a whole word that spans the range from `start` to `end`. */
function stands(name: string, text: string, start: number, end: number): boolean {
  const at = text.indexOf(name, Math.max(0, end - name.length));
  if (at === -1 || at > start) return false;
  const isPart = (character: string) => /[\w-]/.test(character);
  return !isPart(text.charAt(at - 1)) && !isPart(text.charAt(at + name.length));
}

function isWord(text: string): boolean {
  return text.length <= longestWord && /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/.test(text);
}
