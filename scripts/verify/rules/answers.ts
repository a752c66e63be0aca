import type { RuleTexts } from "./rule.ts";

export const answerRules = {
  "undocumented-status": {
    level: "breach",
    sends: "valid input",
    expects: "a status that the operation documents",
    source: "contract: `responses` and `errors` of the operation",
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
  },
  json: {
    level: "breach",
    sends: "anything whose answer is JSON",
    expects: "well-formed JSON in UTF-8, without a byte order mark",
    source: "contract: the media type; RFC 8259, sections 2 and 8.1",
  },
  "too-large": {
    level: "breach",
    sends: "anything whose answer is JSON",
    expects: "a body that ends, of at most 8 MiB (an error: 256 KiB)",
    source: "contract: the schema of the body, which nobody can judge otherwise",
  },
  "body-of-none": {
    level: "breach",
    sends: "anything",
    expects: "no body where the contract gives the status none",
    source: "contract: `content` of the response",
  },
  "body-schema": {
    level: "breach",
    sends: "anything",
    expects: "a body that the documented schema takes",
    source: "contract: the schema of the response, or of the API's errors",
  },
  "secret-field": {
    level: "breach",
    sends: "anything",
    expects: "no undeclared field whose name says that it holds a secret",
    source: "contract: the schema of the response, which has no such field",
  },
  header: {
    level: "breach",
    sends: "anything",
    expects: "the documented header fields, as their schemas say",
    source: "contract: `headers` of the response",
  },
  "error-text": {
    level: "breach",
    sends: "input that one documented error is for",
    expects: "the text of that error, in every language",
    source: "contract: the text in `errors`, or of the schema that refuses the input",
  },
} as const satisfies RuleTexts;
