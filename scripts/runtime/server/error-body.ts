import type { RejectedField } from "./check.ts";
import type { ErrorAnswer, ErrorBodyForm, ErrorWords } from "./types.ts";

/** The form of an error's body. */
export function formOf({ textField, form, forms }: ErrorWords, error: ErrorAnswer): ErrorBodyForm {
  const own = error.form === undefined ? undefined : forms?.[error.form];
  return own ?? form ?? { kind: "json", mediaType: "application/json", text: [textField ?? "error"] };
}

/** What is known of one answer, beside what the contract fixes of the error. */
export interface Said {
  /** What the handler says of the body. */
  readonly body?: unknown;
  /** What a schema rejects. */
  readonly rejected?: readonly RejectedField[];
}

/** The body of an error: what the handler says, what the contract fixes, the text, and the rejected fields. */
export function errorBody(form: ErrorBodyForm, { text, fixed }: ErrorAnswer, said: Said = {}): unknown {
  const known = overlaid(said.body, fixed);
  const body = form.text && text !== "" ? withPart(known, form.text, text) : known;
  const { fields } = form;
  if (!fields || !said.rejected || said.rejected.length === 0) return body;
  const entry = partAt(body, [...fields.list, "0"]);
  const list = said.rejected.map((field) => {
    const named = fields.pointer ? withPart(entry, fields.pointer, field.pointer) : entry;
    return fields.text ? withPart(named, fields.text, field.text) : named;
  });
  return withPart(body, fields.list, list);
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The second value laid over the first: objects and lists are joined, of everything else the second stays. */
function overlaid(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over))
    return [...over.map((item, index) => overlaid(under[index], item)), ...under.slice(over.length)];
  if (!isObject(under) || !isObject(over)) return over === undefined ? under : over;
  const fields = Object.entries(over).map(([name, value]) => [
    name,
    Object.hasOwn(under, name) ? overlaid(under[name], value) : value,
  ]);
  return { ...under, ...Object.fromEntries(fields) };
}

function partAt(value: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>(
    (here, name) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, name)
        ? (here as Fields)[name]
        : undefined,
    value,
  );
}

/** A copy of the value with a part at the end of a way; what is missing on the way is made. */
function withPart(value: unknown, [name, ...rest]: readonly string[], part: unknown): unknown {
  if (name === undefined) return part;
  const inside = withPart(partAt(value, [name]), rest, part);
  const isList = Array.isArray(value) || (value === undefined && /^\d+$/.test(name));
  if (!isList) return { ...(isObject(value) ? value : {}), [name]: inside };
  const list: unknown[] = Array.isArray(value) ? [...value] : [];
  list[Number(name)] = inside;
  return list;
}
