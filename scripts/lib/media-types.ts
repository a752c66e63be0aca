/** A media type without its parameters, in lower case (RFC 9110, section 8.3.1). */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** Media types of bodies that end only with the connection: a client that reads to the end would wait forever. */
const endless: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "text/event-stream",
  "multipart/x-mixed-replace",
  "application/stream+json",
]);

/** Whether bodies of a media type end only with the connection. */
export function isEndless(mediaType: string): boolean {
  return endless.has(essenceOf(mediaType));
}

/** Media types, other than JSON's, whose bodies are text. */
const textual =
  /^text\/|[/+](?:xml|yaml|toml|csv)$|^application\/(?:graphql|javascript|jwt|sql|x-ndjson|x-www-form-urlencoded|x-yaml|jsonl|rtf)$/;

/** Whether bodies of a media type are text. */
export function isTextual(mediaType: string): boolean {
  return textual.test(essenceOf(mediaType));
}

/** The media type of a form whose fields are in one text (WHATWG, URL, section 5). */
export const urlencoded = "application/x-www-form-urlencoded";

/**
 * A media type in canonical form: in lower case, without spaces and quotes, and without a `charset` that has
 * no effect: JSON is always UTF-8 (RFC 8259, section 8.1), and so is most text.
 */
export function normalType(type: string): string {
  const [essence = "", ...parameters] = type
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const told = parameters
    .map((parameter) => parameter.replace(/\s*=\s*/, "=").replace(/="([^"]*)"$/, "=$1"))
    .filter((parameter) => parameter !== "" && !isIdle(essence, parameter));
  return [essence, ...told.sort()].join("; ");
}

function isIdle(essence: string, parameter: string): boolean {
  if (!parameter.startsWith("charset=")) return false;
  return /[/+]json$/.test(essence) || /=utf-?8$/.test(parameter);
}

/** Whether a media type is one of JSON (RFC 6839, section 3.1). */
export function isJsonType(mediaType: string): boolean {
  return /[/+]json$/.test(essenceOf(mediaType));
}

/** Whether values of a media type are JSON, so that their types can be distinguished. */
export function isJson(type: string): boolean {
  return /json|^\*|^application\/\*/i.test(type);
}

/** The member among media types that covers one without being it: a range (RFC 9110, section 12.5.1). */
export function rangeOf(type: string, types: ReadonlyMap<string, unknown>): string | undefined {
  const [essence = ""] = type.split("; ");
  return [essence, `${essence.split("/")[0]}/*`, "*/*"].find((range) => range !== type && types.has(range));
}

/** Whether a sent media type matches a documented one: it is in its range and has its parameters. */
export function coversType(documented: string, sent: string): boolean {
  const [wanted = "", ...needed] = normalType(documented).split("; ");
  const [essence = "", ...given] = normalType(sent).split("; ");
  const isWithin = [essence, `${essence.split("/")[0]}/*`, "*/*"].includes(wanted);
  return isWithin && needed.every((parameter) => given.includes(parameter));
}

/** A media type within a range, for a sender that must name one. */
export function concreteType(mediaType: string): string {
  const [range = "", subtype] = essenceOf(mediaType).split("/");
  if (subtype !== "*") return mediaType;
  return range === "image" ? "image/png" : `${range === "*" ? "application" : range}/octet-stream`;
}
