import type { RuleTexts } from "./rule.ts";

export const authRules = {
  credential: {
    level: "breach",
    sends: "no credential, a malformed one, a wrong one, or the right one in another place",
    expects: "the 401 of the API",
    source: "contract: `security` of the operation, and the API's error for it",
    word: "security",
  },
  "credential-alternative": {
    level: "breach",
    sends: "the credentials of each further alternative of an operation alone, and none where it needs none",
    expects: "a documented success",
    source: "contract: `security` of the operation: any one alternative is enough",
    word: "security",
  },
  "credential-before-existence": {
    level: "advice",
    sends: "no valid credential, for an object that does not exist, or with a malformed path parameter",
    expects: "the 401 of the API, as for an object that does exist",
    source:
      "reason: a caller without a credential learns which objects there are, or what form their names have",
    promise: "credential-checked-first",
  },
  "scheme-case": {
    level: "advice",
    sends: "`bearer` and `BEARER` with the right credential",
    expects: "a documented success",
    source: "RFC 9110, section 11.1: the name of the scheme is case-insensitive",
    promise: "scheme-case-ignored",
  },
  "foreign-object": {
    level: "breach",
    sends: "a request for another principal's object",
    expects: "the same answer as for an object that does not exist",
    source: "contract: the 404 of the operation",
    word: "errors",
  },
  "missing-object": {
    level: "breach",
    sends: "a request for an object that does not exist, or its deletion",
    expects: "the documented answer for it",
    source: "contract: the 404 of the operation",
    word: "errors",
  },
  reference: {
    level: "breach",
    sends: "a body whose field names an object that does not exist, or another principal's",
    expects: "the documented error for it; of another principal's object no success",
    source: "contract: `refers` of the operation, and its error for it",
    word: "refers",
  },
  "foreign-list": {
    level: "breach",
    sends: "a request for a list",
    expects: "no item of another principal",
    source: "contract: `security` of the list, and the 404 for another principal's object",
    word: "security",
  },
} as const satisfies RuleTexts;

export const methodAndPathRules = {
  "undeclared-method": {
    level: "breach",
    sends:
      "each method that a path does not have; `DELETE` to what is there, with a credential that nobody has",
    expects: "a 404, a 405 or a 501: it does not act",
    source: "contract: the operations of the path; RFC 9110, section 15.5.6",
    word: "method",
  },
  "unknown-path": {
    level: "breach",
    sends: "a path that the contract does not have: another word, another version, no name of an object",
    expects: "the 404 of the API, or at least no success",
    source: "contract: the paths; RFC 9110, section 15.5.5",
  },
  "unrouted-error": {
    level: "advice",
    sends:
      "what no operation answers: an unknown path, a method that a path does not have, a header field or a body that is too large",
    expects: "an error of the API's form",
    source: "reason: a caller that reads the errors of the API can't read the one of a framework or a proxy",
    promise: "errors-formed",
  },
  "near-path": {
    level: "advice",
    sends: "other spellings of a path: a slash at the end, two slashes, capitals, broken encodings",
    expects: "no success",
    source: "RFC 3986, section 6: they are other paths, and caches and proxies take them for such",
    promise: "paths-exact",
  },
  "longer-path": {
    level: "breach",
    sends: "a path with a segment or a path parameter (`;a=1`) more",
    expects: "no success",
    source:
      "contract: the paths, and the schema of the path parameter; RFC 3986, section 3.3: it is another path",
    word: "path",
  },
  "near-path-credential": {
    level: "breach",
    sends: "other spellings of a path, without a credential",
    expects: "no success",
    source: "contract: `security` of the operation",
    word: "security",
  },
  "encoded-path": {
    level: "breach",
    sends: "a path in which an unreserved character is encoded",
    expects: "the same answer as for the path without that",
    source: "RFC 3986, section 6.2.2.2: both are one path",
    word: "path",
  },
} as const satisfies RuleTexts;
