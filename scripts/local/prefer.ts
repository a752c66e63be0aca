/** The answer that a caller asks for, as in Prism: `Prefer: code=404`, `Prefer: example=NAME`. */
export interface Preference {
  /** As it was sent: `404`, or something that is not a status. */
  readonly code?: string;
  readonly example?: string;
}

/** Reads the field's value (RFC 7240, section 2); `undefined` if it asks for neither. */
export function preferenceOf(field: string | null): Preference | undefined {
  if (field === null) return undefined;
  const wanted = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of field.matchAll(
    /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*))/g,
  ))
    wanted.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain);
  const [code, example] = [wanted.get("code"), wanted.get("example")];
  if (code === undefined && example === undefined) return undefined;
  return {
    ...(code === undefined ? {} : { code }),
    ...(example === undefined ? {} : { example }),
  };
}
