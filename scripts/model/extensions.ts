/** On a document: its responses never gain a field (`closedResponses` of the API). */
export const closedResponses = "x-closed-responses";

/** On a document: what the server does beyond its operations (`promises` of the API). */
export const promises = "x-promises";

/** On the example of an error: its text is not promised. */
export const anyText = "x-any-text";

/**
 * On the example of an error: its text as its author wrote it, with the names of its `parts` in braces, and of each
 * part its schema and an example.
 */
export const errorTemplate = "x-error-template";

/** On an operation, a schema of a field and the example of an error: who may know of it. */
export const visibilityExtension = "x-visibility";

/** On the example of an error, `false`: it is promised to programs, but the operation's page leaves it out. */
export const listedError = "x-listed";

/** Says of a document where the bodies of errors have their parts, as `text` and `code`: JSON Pointers. */
export const errorPlaces = "x-errors";

/** Say the same of one error's example, where it differs; `false`: nowhere. */
export const errorPlace = { text: "x-error-text", code: "x-error-code" } as const;

/** On an operation: its limits, by their words. */
export const limitExtensions = {
  bodyLimit: "x-body-limit",
  timeout: "x-timeout",
  deadline: "x-deadline",
  retries: "x-retries",
} as const;

/** On a media type: the body is passed on unread, as it arrives; its schema is that of what it consists of. */
export const unreadBody = "x-stream";

/** On a path parameter: its value may contain slashes that are not encoded. OpenAPI has `allowReserved` only for a query. */
export const slashesAllowed = "x-allow-reserved";

/** On a parameter: what its text can't tell apart arrives as one value. */
export const lossyParameter = "x-lossy";

/** The extensions of an operation that the model has fields for. */
export const operationExtensions = {
  idempotent: "x-idempotent",
  refers: "x-refers",
  pagination: "x-pagination",
  since: "x-deprecated-since",
  sunset: "x-sunset",
  successor: "x-successor",
  visibility: visibilityExtension,
} as const;

/** In a document of OpenAPI 3.0: stands for a member that later versions have, and that no message depends on. */
export function carriedExtension(member: string): `x-${string}` {
  return `x-${member}`;
}

/** Such members, by their objects. */
export const carried = {
  document: ["webhooks"],
  info: ["summary"],
  license: ["identifier"],
  schema: ["examples", "contentMediaType", "contentEncoding"],
} as const;
