/** `type/subtype; name=value; …` (RFC 9110, section 8.3.1), as far as a server looks at it. */
const syntax = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;|$)/;
const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** Whether a `Content-Type` is the documented one, and its characters UTF-8. */
export function isMediaType(field: string | null, mediaType: string): boolean {
  if (field === mediaType) return true;
  const type = syntax.exec(field ?? "")?.[1];
  return type?.toLowerCase() === mediaType.toLowerCase() && isUtf8(charset.exec(field ?? "")?.[1]);
}

function isUtf8(name: string | undefined): boolean {
  return name === undefined || /^utf-?8$/i.test(name);
}
