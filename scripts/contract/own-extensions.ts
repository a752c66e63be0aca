/** Names of extensions that the toolchain itself writes into documents and reads there. */
export const ownExtensions: ReadonlySet<string> = new Set([
  ...["x-closed-responses", "x-promises", "x-errors", "x-not-read", "x-not-compared", "x-visibility"],
  ...["x-idempotent", "x-refers", "x-pagination", "x-deprecated-since", "x-sunset", "x-successor"],
  ...["x-body-limit", "x-timeout", "x-deadline", "x-retries", "x-codeSamples"],
  ...[
    "x-any-text",
    "x-error-text",
    "x-error-code",
    "x-error-template",
    "x-listed",
    "x-rules",
    "x-extensible-enum",
  ],
  ...["x-zod-node", "x-opaque", "x-allow-reserved", "x-stream", "x-lossy"],
  // In a document of OpenAPI 3.0.
  ...["x-webhooks", "x-summary", "x-identifier", "x-examples", "x-contentMediaType", "x-contentEncoding"],
]);
