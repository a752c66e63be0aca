/** `type/subtype; name=value; …` (RFC 9110, section 8.3.1), as far as a server looks at it. */
const syntax = /^\s*([\w!#$&^.+*-]+)\/([\w!#$&^.+*-]+)\s*(?:;|$)/;
const parameter = /;\s*([\w!#$&^.+-]+)\s*=\s*(?:"([^"]*)"|([^";\s]+))/g;

interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function parsed(field: string): MediaType | undefined {
  const [, type, subtype] = syntax.exec(field) ?? [];
  if (type === undefined || subtype === undefined) return undefined;
  const parameters = [...field.matchAll(parameter)].map(
    ([, name = "", quoted, token]) => [name.toLowerCase(), (quoted ?? token ?? "").toLowerCase()] as const,
  );
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters: new Map(parameters) };
}

/** Whether a media type is a range: `image/*`. */
export function isRange(mediaType: string): boolean {
  return mediaType.endsWith("/*");
}

/** Whether a `Content-Type` is the documented one, or within the documented range, and its characters UTF-8. */
export function isMediaType(field: string | null, mediaType: string): boolean {
  if (field === mediaType && !isRange(field)) return true;
  const [sent, wanted] = [parsed(field ?? ""), parsed(mediaType)];
  if (!sent || !wanted || `${sent.type}${sent.subtype}`.includes("*")) return false;
  const isWithin = (name: string, range: string) => range === "*" || name === range;
  return (
    isWithin(sent.type, wanted.type) &&
    isWithin(sent.subtype, wanted.subtype) &&
    [...wanted.parameters].every(
      ([name, value]) => name === "charset" || sent.parameters.get(name) === value,
    ) &&
    isCharset(sent.parameters.get("charset"), wanted.parameters.get("charset"))
  );
}

function isCharset(sent: string | undefined, wanted: string | undefined): boolean {
  return sent === undefined || sent === wanted || /^utf-?8$/i.test(sent);
}

/** The media type of bytes of which nothing but the range is known: a name of its own for "unknown" there. */
export function unknownWithin(range: string): string {
  const [type] = range.split("/");
  return `${type === "*" ? "application" : type}/octet-stream`;
}
