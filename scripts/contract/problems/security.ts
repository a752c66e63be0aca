import type { ProblemTexting } from "../../lib/problem-table.ts";

/** What can be wrong with security schemes, and with what an operation needs of them. */
export const securityProblems = {
  "cookie-name-form": {
    message: "`{place}` is {text}; expected the name of a cookie (RFC 6265, section 4.1.1).",
    fix: "Write it in that form.",
  },
  "cookie-name-form:parameter": {
    message:
      "The cookie `{place}` has the name {text}; expected letters, digits, `.`, `-`, `_` and `~`, which no program encodes.",
    fix: "Write the cookie's name.",
  },
  "credentials-in-one-field": {
    message:
      "`{place}` needs the credentials of `{first}` and `{second}` together, but both travel as `{field}`, of which a request has one.",
    fix: "Make them two alternatives, or send one of them in another field.",
  },
  "parameter-named-like-key": {
    message:
      "`{name}` of `{operationId}` has the name under which the security scheme `{scheme}` sends its key.",
    fix: "Remove it, because `security` already says it; or give it another name.",
  },
  "scopes-without-flows": {
    message: "`{place}` has scopes, but a credential of the type `{type}` has none.",
    fix: "Write `[]`, or describe the scheme as `oauth2` or `openIdConnect`.",
  },
  "security-only-optional": {
    message: "`{place}` has only `{}`, which needs no credential.",
    fix: "Write `[]` if no credential is needed, or add the alternative that is optional.",
  },
  "security-scheme-name-form": {
    message: "`{place}` is {text}; expected a name of letters, digits, `.`, `_` and `-`.",
    fix: "Write it in that form.",
  },
  "security-twice": {
    message: "`{place}` is the same alternative as an earlier one.",
    fix: "Remove one of them.",
  },
  "unknown-scope": {
    message:
      "`{place}` needs the scope `{scope}`, which no flow of `{scheme}` has; expected one of: {known}.",
    fix: "Use one of these, or add it to the `scopes` of a flow.",
  },
  "unknown-scope:none": {
    message: "`{place}` needs the scope `{scope}`, but the flows of `{scheme}` have no scopes.",
    fix: "Add it to the `scopes` of a flow.",
  },
  "unknown-security-scheme": {
    message: "There is no security scheme `{name}`; expected one of: {known}.",
    fix: "Use one of these, or add it to the API.",
  },
  "unknown-security-scheme:none": {
    message: "There is no security scheme `{name}`: the API has no security schemes.",
    fix: "Add it to the `securitySchemes` of the API.",
  },
} as const satisfies ProblemTexting;
