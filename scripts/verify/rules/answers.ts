import type { RuleTexts } from "./rule.ts";

export const answerRules = {
  "undocumented-status": {
    level: "breach",
    sends: "valid input",
    expects: "a status that the operation documents",
    source: "contract: `responses` and `errors` of the operation",
    word: "responses",
  },
  "undocumented-success": {
    level: "advice",
    sends: "valid input, to an operation that documents errors only",
    expects: "any success; documenting it lets callers rely on it",
    source: "OpenAPI 3.1, Responses Object: a document is expected to have the response of a success",
    word: "responses",
  },
  failure: {
    level: "breach",
    sends: "anything that only advice is about",
    expects: "no 5xx, and an answer within the time",
    source: "RFC 9110, section 15.6: a 5xx is a fault of the server, whatever was sent",
  },
  "content-type": {
    level: "breach",
    sends: "anything",
    expects: "the documented media type; of JSON, no charset but UTF-8",
    source: "contract: `content` of the response, or the errors of the API",
    word: "responses",
  },
  json: {
    level: "breach",
    sends: "anything whose answer is JSON",
    expects: "well-formed JSON in UTF-8, without a byte order mark",
    source: "contract: the media type; RFC 8259, sections 2 and 8.1",
    word: "responses",
  },
  "too-large": {
    level: "breach",
    sends: "anything whose answer is JSON",
    expects: "a body that ends, of at most 8 MiB (an error: 256 KiB)",
    source: "contract: the schema of the body, which nobody can judge otherwise",
    word: "responses",
  },
  "body-of-none": {
    level: "breach",
    sends: "anything",
    expects: "no body where the contract gives the status none",
    source: "contract: `content` of the response",
    word: "responses",
  },
  "body-schema": {
    level: "breach",
    sends: "anything",
    expects: "a body that the documented schema takes",
    source: "contract: the schema of the response, or of the API's errors",
    word: "responses",
  },
  "secret-field": {
    level: "breach",
    sends: "anything",
    expects: "no undeclared field whose name says that it holds a secret",
    source: "contract: the schema of the response, which has no such field",
    word: "responses",
  },
  "write-only-field": {
    level: "breach",
    sends: "anything",
    expects: "no field that the contract marks `writeOnly`",
    source:
      "contract: the schema of the response; OpenAPI 3.1, Schema Object: such a field is not sent in a response",
    word: "responses",
  },
  header: {
    level: "breach",
    sends: "anything",
    expects: "the documented header fields, as their schemas say",
    source: "contract: `headers` of the response",
    word: "responses",
  },
  challenge: {
    level: "advice",
    sends: "no valid credential, to an operation that takes a bearer token",
    expects: "a 401 with `WWW-Authenticate`",
    source: "RFC 9110, section 15.5.2: it says how to authenticate",
    promise: "challenge-sent",
  },
  allow: {
    level: "advice",
    sends: "a method that the path does not have",
    expects: "if it is a 405, one with `Allow`",
    source: "RFC 9110, section 15.5.6: it names the methods that there are",
    promise: "allow-sent",
  },
  caching: {
    level: "advice",
    sends: "a `GET` with a credential",
    expects:
      "`Cache-Control: no-store`, `no-cache` or `private` beside an `ETag` or `Last-Modified`, and never `public`",
    source:
      "RFC 9111, sections 3.5 and 4.2.2: a cache may give the answer to somebody else, or when it no longer holds",
    promise: "caching-stated",
  },
  "error-text": {
    level: "breach",
    sends: "input that one documented error is for",
    expects: "the text of that error, in every language",
    source: "contract: the text in `errors`, or of the schema that refuses the input",
    word: "errors",
  },
} as const satisfies RuleTexts;
