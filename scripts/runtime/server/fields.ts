import type { Fields } from "./answer.ts";
import type { Breach, Result } from "./result.ts";

/**
 * What the server itself says of a message: a handler that says it otherwise breaks the message, and
 * Node refuses to write some of them.
 */
const reserved = new Set([
  ...["content-type", "content-length", "transfer-encoding", "connection"],
  ...["trailer", "upgrade", "keep-alive", "te"],
]);

/** RFC 9110, section 5.5: a line break here would let a value end the header. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const fieldName = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * A result's header fields as they travel, or the first that can't. Each value is read once: a handler's
 * may be another one the next time. `saysType`: the handler chooses the `Content-Type`.
 */
export function fieldsOf(
  status: number,
  headers: NonNullable<Result["headers"]>,
  saysType: boolean,
): Fields | Breach {
  const fields: [string, string | string[]][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    const pointer = `responses/${status}/headers/${name}`;
    const lines = linesOf(lower, value);
    if (!(fieldName.test(name) && lines.every((line) => fieldValue.test(line))))
      return { pointer, message: "expected a header field" };
    if (reserved.has(lower) && !(saysType && lower === "content-type"))
      return { pointer, message: "expected none: the server sets it" };
    fields.push([lower, lower === "set-cookie" ? lines : (lines[0] ?? "")]);
  }
  return Object.fromEntries(fields);
}

/** A list is joined by commas, but that of the one field whose list is none to HTTP (RFC 9110, section 5.3). */
function linesOf(name: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [textOf(value)];
  const items = value.map(textOf);
  return name === "set-cookie" ? items : [items.join(", ")];
}

/** Throws for an object, whose text would be none of what it holds. */
function textOf(value: unknown): string {
  if (typeof value === "object" || typeof value === "function" || typeof value === "symbol")
    throw new TypeError(`a header field is of type ${typeof value}`);
  return String(value);
}
