import { z } from "zod";

const label = "[a-z0-9]+(?:-[a-z0-9]+)*";

/**
 * Patterns of strings that have a `format`, though not of all of them: what a format and patterns
 * leave together is found by these. The validator has the last word.
 */
export const formatPatterns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "date-time": z.regexes.datetime({ offset: true }).source,
    date: z.regexes.date.source,
    time: "^(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z$",
    duration: z.regexes.duration.source,
    email: z.regexes.email.source,
    uri: `^(?:https?|ftp)://${label}(?:\\.${label})*(?::\\d{1,4})?(?:/[\\w.~-]*)*(?:\\?[\\w=&]*)?(?:#\\w*)?$`,
    uuid: z.regexes.uuid().source,
    ipv4: z.regexes.ipv4.source,
    ipv6: z.regexes.ipv6.source,
    hostname: `^${label}(?:\\.${label})*$`,
    byte: z.regexes.base64.source,
    base64: z.regexes.base64.source,
    base64url: z.regexes.base64url.source,
    "json-pointer": "^(?:/(?:[^/~]|~[01])*)*$",
  }),
);
