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

/** Whether values of a media type are JSON, so that their types can be distinguished. */
export function isJson(type: string): boolean {
  return /json|^\*|^application\/\*/i.test(type);
}

/** The member among media types that covers one without being it: a range (RFC 9110, section 12.5.1). */
export function rangeOf(type: string, types: ReadonlyMap<string, unknown>): string | undefined {
  const [essence = ""] = type.split("; ");
  return [essence, `${essence.split("/")[0]}/*`, "*/*"].find((range) => range !== type && types.has(range));
}
