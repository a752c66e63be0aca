import type { FindingKind } from "../../scripts/verify/index.ts";
import type { FindingLevel } from "../../scripts/verify/report.ts";

/** The label of a defect, and the sentence of the contract that it breaks: of an advice, the reason. */
export interface Verdict {
  readonly label: FindingLevel;
  readonly sentence: string;
}

/** A verdict on the defects of a kind; on those alone that `names` says, where it does. */
interface Row extends Verdict {
  readonly kind: FindingKind;
  readonly names?: RegExp;
}

const breach = (kind: FindingKind, sentence: string, names?: RegExp): Row => ({
  label: "breach",
  kind,
  sentence,
  ...(names && { names }),
});
const advice = (kind: FindingKind, sentence: string, names: RegExp): Row => ({
  label: "advice",
  kind,
  sentence,
  names,
});

const notStated = "No sentence of the contract says so";
const contentType = `${notStated}: RFC 9110, section 8.3, lets a server examine the content instead of its type.`;
const utf8 = `${notStated}: RFC 8259, section 8.1, binds who sends.`;
const scheme = `${notStated}: RFC 9110, section 11.1, says that the scheme's name is compared without case.`;
const unroutedBody = `${notStated}: the document has no answers of paths and methods that it does not have.`;
const nearPath = `${notStated}: RFC 3986, section 6.2, lets a server take such a path for the other.`;
const order =
  "The decision on the order of checks leaves it open; RFC 9110, section 15.5.5, advises to tell nothing.";

/** The first that fits counts. */
const rename: readonly Row[] = [
  advice(
    "invalid-input",
    contentType,
    /content type (is not looked at|need only)|^JSON as plain text|^a form is/,
  ),
  advice("invalid-input", utf8, /no UTF-8 are replaced/),
  advice("auth", scheme, /^the scheme is compared by case/),
  advice("auth", order, /^the lookup comes before the key/),
  advice("methods-and-paths", unroutedBody, /has a page for an error/),
  advice("methods-and-paths", nearPath, /^a path is compared without case/),
  breach(
    "answers",
    "Every error has this body: `{ error: string }`.",
    /refusal|413|malformed body|404 has no body/,
  ),
  breach(
    "answers",
    "404: `gadget not found`; 400: `name is required`: the texts are the listed ones.",
    /reworded|capital|full stop|language/,
  ),
  breach(
    "answers",
    "Timestamps are date-times in UTC, to the millisecond, as their pattern has it.",
    /time|_at|milliseconds|zeros/,
  ),
  breach("answers", "200: application/json, a `Gadget`: `id`, `type`, `name`, `created_at`, `updated_at`."),
  breach(
    "valid-input",
    "The body's `name` is a string of at least one character; the fields that it does not know are ignored.",
  ),
  breach("invalid-input", "400: Path `id` is not a valid ULID.", /\bids?\b|semicolon/),
  breach(
    "invalid-input",
    "400: Body is missing `name`.",
    /missing name|null name|any case|empty body changes/,
  ),
  breach("invalid-input", "400: The body is not a JSON object, or a field has the wrong type."),
  breach("auth", "404: The gadget does not exist in the calling organization.", /organization|object/),
  breach("auth", "401: The API key is missing or not valid. `Authorization: Bearer nr_…`."),
  breach("methods-and-paths", "401: The API key is missing or not valid.", /past the key/),
  breach(
    "methods-and-paths",
    "405: The path has no operation with this method.",
    /method|PUT|POST|GET|HEAD|DELETE/,
  ),
  breach("methods-and-paths", "404: No operation has this path. Never a 500."),
  breach(
    "laws",
    "The operation keeps `id`, `type` and `created_at`; `updated_at` moves forward.",
    /_at|`id`|`type`|every field/,
  ),
  breach("laws", "Renames an existing gadget: `name` is what was sent; the operation is idempotent."),
  breach(
    "coverage",
    "404: The gadget does not exist in the calling organization: `gadget not found`.",
    /missing gadget/,
  ),
  breach("coverage", "400: `name is required`, `gadget ID must be a valid ULID`.", /text of every/),
  breach("coverage", "PATCH /gadgets/{id}: Rename an existing gadget."),
];

const notes: readonly Row[] = [
  breach(
    "answers",
    "The responses are those of the operation, with a `Note` or a `NotePage`; 201 for a creation, 204 for a deletion.",
  ),
  breach(
    "valid-input",
    "`limit` is 1 to 50, `title` 1 to 80 characters, `priority` 1 to 5, `labels` at most 4 of 1 to 20 characters; a note's id is any UUID.",
  ),
  breach("invalid-input", "400: `limit` is below 1 or above 50.", /limit/),
  breach("invalid-input", "400: `note_id` is not a UUID.", /\bid\b/),
  breach("invalid-input", "400: `title` is empty: `title is required`.", /empty title/),
  breach(
    "invalid-input",
    "400: It is malformed: a field is not as its schema has it, and nothing is changed.",
  ),
  breach(
    "auth",
    "404: The caller has no such note. Notes are each of one owner.",
    /another owner|all owners/,
  ),
  breach("auth", "401: No valid token."),
  breach("methods-and-paths", "405: Another method is needed.", /PUT|DELETE/),
  breach("methods-and-paths", "404: No operation has this path."),
  breach(
    "laws",
    "Read the notes, page by page, the oldest first: `limit` at most, from `cursor` on.",
    /list|page|limit|cursor|order|first|last/,
  ),
  breach("laws", "It is gone: reading a deleted note answers 404.", /delet/),
  breach(
    "laws",
    "An update sets `title` and `priority`, keeps `id`, `labels` and `created_at`, and moves `updated_at` forward.",
    /update|_at/,
  ),
  breach(
    "laws",
    "A new note has the `title`, `priority` and `labels` that were sent, and is read with them.",
  ),
  breach("coverage", "404: The caller has no such note: `note not found`.", /missing note/),
  breach("coverage", "`limit must be 1 to 50`.", /limit/),
  breach("coverage", "The operation answers as its responses say."),
];

const rows: Readonly<Record<string, readonly Row[]>> = {
  "test/fixtures/workshop/index.ts": rename,
  "test/defects/notes/index.ts": notes,
};

/** The verdict on a defect that has none beside it. Throws where no row fits. */
export function verdictOf(spec: string, kind: FindingKind, name: string): Verdict {
  const row = rows[spec]?.find((one) => one.kind === kind && (one.names?.test(name) ?? true));
  if (!row) throw new Error(`Nothing says what breaks with “${name}” (${kind}, ${spec}).`);
  return { label: row.label, sentence: row.sentence };
}
