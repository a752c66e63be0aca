/** On a document: its responses never gain a field (`closedResponses` of the API). */
export const closedResponses = "x-closed-responses";

/** On a document: what the server promises beyond its operations (`promises` of the API). */
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

/** On a document: where the bodies of errors have their parts, as JSON Pointers in `text` and `code`. */
export const errorPlaces = "x-errors";

/** On the example of an error: the same, if it differs; `false` if the body does not have the part. */
export const errorPlace = { text: "x-error-text", code: "x-error-code" } as const;

/** On an operation: its limits, by their words. */
export const limitExtensions = {
  bodyLimit: "x-body-limit",
  timeout: "x-timeout",
  deadline: "x-deadline",
  retries: "x-retries",
} as const;

/** On a media type: the body is passed on unread; its schema describes the items in it. */
export const unreadBody = "x-stream";

/** On a path parameter: its value may contain slashes that are not encoded. OpenAPI has `allowReserved` only for a query. */
export const slashesAllowed = "x-allow-reserved";

/** On a parameter: values with the same text arrive as one. */
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

/** In a document of OpenAPI 3.0: the extension for a member of later versions that no message depends on. */
export function carriedExtension(member: string): `x-${string}` {
  return `x-${member}`;
}

/** The members that become extensions in 3.0, by their objects. */
export const carried = {
  document: ["webhooks"],
  info: ["summary"],
  license: ["identifier"],
  schema: ["examples", "contentMediaType", "contentEncoding"],
} as const;
