/**
 * What a server may promise beyond its operations, by its name in `promises` of `defineApi`: good practice that is only
 * advice for other servers.
 */
export const serverPromises = {
  "content-type-checked": "A body of another media type than the documented one is refused.",
  "utf-8-checked": "A body of bytes that are not UTF-8 is refused.",
  "parameters-exact": "A parameter without a value, or `0` or `1` for a boolean, is refused.",
  "scheme-case-ignored": "The name of the authentication scheme is taken in any case.",
  "credential-checked-first": "The credential is looked at before the path and the object that it names.",
  "challenge-sent": "A 401 says in `WWW-Authenticate` how to authenticate.",
  "allow-sent": "A 405 names the methods of the path in `Allow`.",
  "caching-stated": "An answer to `GET` says in `Cache-Control` who may keep it.",
  "paths-exact": "A path that only resembles a documented one does not answer as it.",
  "errors-formed": "An error that no operation answers has the form of the API's errors, too.",
} as const;

/** The word of a promise. */
export type ServerPromise = keyof typeof serverPromises;
