import type { RuleTexts } from "./rule.ts";

export const authRules = {
  credential: {
    level: "breach",
    sends: "no credential, a malformed one, a wrong one, or the right one in another place",
    expects: "the 401 of the API",
    source: "contract: `security` of the operation, and the API's error for it",
  },
  "credential-before-existence": {
    level: "breach",
    sends: "no valid credential, for an object that does not exist",
    expects: "the 401 of the API, as for one that does",
    source: "contract: `security` of the operation",
  },
  "scheme-case": {
    level: "breach",
    sends: "`bearer` and `BEARER` with the right credential",
    expects: "a documented success",
    source: "RFC 9110, section 11.1: the name of the scheme is case-insensitive",
  },
  "foreign-object": {
    level: "breach",
    sends: "a request for another principal's object",
    expects: "the same answer as for an object that does not exist",
    source: "contract: the 404 of the operation",
  },
  "missing-object": {
    level: "breach",
    sends: "a request for an object that does not exist",
    expects: "the documented answer for it",
    source: "contract: the 404 of the operation",
  },
  "foreign-list": {
    level: "breach",
    sends: "a request for a list",
    expects: "no item of another principal",
    source: "contract: `security` of the list, and the 404 for another principal's object",
  },
} as const satisfies RuleTexts;

export const methodAndPathRules = {
  "undeclared-method": {
    level: "breach",
    sends: "each method that a path does not have",
    expects: "a 404 or a 405: it does not act",
    source: "contract: the operations of the path; RFC 9110, section 15.5.6",
  },
  "unknown-path": {
    level: "breach",
    sends: "a path that the contract does not have",
    expects: "the 404 of the API",
    source: "contract: the paths; RFC 9110, section 15.5.5",
  },
  "near-path": {
    level: "breach",
    sends: "other spellings of a path: a slash at the end, two slashes, capitals, broken encodings",
    expects: "any answer but a failure",
    source: "RFC 3986, section 6: they are other paths",
  },
  "longer-path": {
    level: "breach",
    sends: "a path with a segment or a path parameter (`;a=1`) more",
    expects: "no success",
    source: "RFC 3986, section 3.3: it is another path, and the contract does not have it",
  },
  "near-path-credential": {
    level: "breach",
    sends: "other spellings of a path, without a credential",
    expects: "no success",
    source: "contract: `security` of the operation",
  },
  "encoded-path": {
    level: "breach",
    sends: "a path in which an unreserved character is encoded",
    expects: "the same answer as for the path without that",
    source: "RFC 3986, section 6.2.2.2: both are one path",
  },
} as const satisfies RuleTexts;
