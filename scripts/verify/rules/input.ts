import type { RuleTexts } from "./rule.ts";

export const validInputRules = {
  example: {
    level: "breach",
    sends: "the documented example",
    expects: "a documented success",
    source: "contract: the example of the operation",
  },
  "valid-path": {
    level: "breach",
    sends: "well-formed path parameters of no object",
    expects: "the documented answer for an object that does not exist",
    source: "contract: the 404 of the operation",
  },
  "valid-query": {
    level: "breach",
    sends: "query parameters that their schemas take, at every edge",
    expects: "a documented success",
    source: "contract: the schemas of the query",
  },
  "valid-headers": {
    level: "breach",
    sends: "header fields that their schemas take, at every edge",
    expects: "a documented success",
    source: "contract: the schemas of the header fields",
  },
  "valid-body": {
    level: "breach",
    sends: "bodies that the schema takes, at every edge",
    expects: "a documented success",
    source: "contract: the schema of the request's body",
  },
  "recorded-request": {
    level: "breach",
    sends: "nothing: the recording has a request that the schemas take (`--har`)",
    expects: "a documented success, or an error that depends on what the server holds",
    source: "contract: `responses` and `errors` of the operation",
  },
  "unknown-field": {
    level: "breach",
    sends: "a body with fields that the contract does not have",
    expects: "a success or a refusal, and no failure",
    source: "contract: the schema of the request's body",
  },
  "content-type-spelling": {
    level: "breach",
    sends: "the documented media type in capitals, or with `charset=utf-8`",
    expects: "a documented success",
    source: "RFC 9110, section 8.3.1: media types are case-insensitive; the contract's media type",
  },
  accept: {
    level: "breach",
    sends: "`Accept: text/html`",
    expects: "no failure",
    source: "RFC 9110, section 12.5.1: the documented answer, or a 406",
  },
  chunked: {
    level: "breach",
    sends: "the body in chunks, without `Content-Length`",
    expects: "a documented success",
    source: "RFC 9112, section 7.1: recipients must be able to read chunks",
  },
} as const satisfies RuleTexts;

export const invalidInputRules = {
  "invalid-params": {
    level: "breach",
    sends: "path parameters that break one rule of their schema",
    expects: "a 4xx, with the documented text where there is one",
    source: "contract: the schemas of the path parameters",
  },
  "invalid-query": {
    level: "breach",
    sends: "query parameters that break one rule of their schema",
    expects: "a 4xx, with the documented text where there is one",
    source: "contract: the schemas of the query",
  },
  "invalid-headers": {
    level: "breach",
    sends: "header fields that break one rule of their schema",
    expects: "a 4xx, with the documented text where there is one",
    source: "contract: the schemas of the header fields",
  },
  "invalid-body": {
    level: "breach",
    sends: "bodies that break one rule of the schema",
    expects: "a 4xx, with the documented text where there is one",
    source: "contract: the schema of the request's body",
  },
  "malformed-json": {
    level: "breach",
    sends: "a body that is not JSON: cut off, without quotes, with `NaN`, nested without end",
    expects: "a 4xx",
    source: "contract: the media type `application/json`; RFC 8259, section 2",
  },
  "unusual-json": {
    level: "breach",
    sends: "JSON of an unusual form: white space around it, a field twice, nested deep",
    expects: "a success or a refusal, and no failure; white space is accepted",
    source: "RFC 8259, sections 2, 4 and 9",
  },
  oversize: {
    level: "breach",
    sends: "a body of 2 MiB",
    expects: "any answer but a failure, or a closed connection",
    source: "RFC 9110, section 15.5.14: a server may refuse it",
  },
  "wrong-content-type": {
    level: "breach",
    sends: "the body under another media type, or under none; a form",
    expects: "a 4xx",
    source: "RFC 9110, section 15.5.16: the contract names one media type, and a server need not look at it",
  },
} as const satisfies RuleTexts;
