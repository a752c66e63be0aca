import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const words = 'description: "A key.", environment: "TINY_OTHER"';
const oauth = (scopes: string) =>
  `other: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a.example", scopes: ${scopes} } }, ${words} }`;

/** The tiny spec with a second scheme, and an operation that needs this. */
const withScheme = (scheme: string, security: string) =>
  tinySpecWith('environment: "TINY_KEY" } },', `environment: "TINY_KEY" }, ${scheme} },`).replace(
    'method: "PATCH"',
    () => `security: ${security}, method: "PATCH"`,
  );

/** Security schemes and what operations need of them. */
export const security: readonly BadSpec[] = [
  {
    name: "a name of a cookie that is no token",
    source: withScheme(`other: { type: "apiKey", in: "cookie", name: "a b", ${words} }`, '["other"]'),
    wanted: [
      '36 cookie-name-form securitySchemes/other/name: `securitySchemes/other/name` is "a b"; expected the name of a cookie (RFC 6265, section 4.1.1). → Write it in that form.',
    ],
  },
  {
    name: "a cookie whose name programs encode, one that stands for each item, and all of them in a header field",
    source: tinySpecWith(
      'method: "PATCH",',
      'method: "PATCH", headers: { Cookie: z.string() }, cookies: { "a b": z.string(), ids: z.array(z.int()) },',
    ),
    wanted: [
      '16 cookie-name-form operations/renameThing/cookies/a b: The cookie `operations/renameThing/cookies/a b` has the name "a b"; expected letters, digits, `.`, `-`, `_` and `~`, which no program encodes. → Write the cookie\'s name.',
      "16 cookie-twice operations/renameThing/headers/Cookie: `renameThing` has `cookies`, and the header field `Cookie`, which is all of them. → Remove the header field, and name each cookie in `cookies`.",
      '16 value-not-carried operations/renameThing/cookies/ids: `operations/renameThing/cookies/ids` can be a list or an object whose parts stand by themselves, which a cookie can\'t carry: a request has one cookie of a name. → Write it in one text: `param(…, { explode: false })`, or `param(…, { mediaType: "application/json" })`.',
    ],
  },
  {
    name: "a cookie that is the key",
    source: withScheme(`other: { type: "apiKey", in: "cookie", name: "sid", ${words} }`, '["other"]').replace(
      "params: { id:",
      () => 'cookies: { sid: z.string().optional().meta({ description: "All." }) }, params: { id:',
    ),
    wanted: [
      "18 parameter-named-like-key operations/renameThing/cookies/sid: `sid` of `renameThing` has the name under which the security scheme `other` sends its key. → Remove it, because `security` already says it; or give it another name.",
    ],
  },
  {
    name: "two credentials in `Authorization` at once",
    source: withScheme(`other: { type: "basic", ${words} }`, "[{ key: [], other: [] }]"),
    wanted: [
      "16 credentials-in-one-field operations/renameThing/security/0: `operations/renameThing/security/0` needs the credentials of `key` and `other` together, but both travel as `Authorization`, of which a request has one. → Make them two alternatives, or send one of them in another field.",
    ],
  },
  {
    name: "a key in the header field of another credential",
    source: withScheme(
      `other: { type: "apiKey", in: "header", name: "authorization", ${words} }`,
      "[{ key: [], other: [] }]",
    ),
    wanted: [
      "16 credentials-in-one-field operations/renameThing/security/0: `operations/renameThing/security/0` needs the credentials of `key` and `other` together, but both travel as `authorization`, of which a request has one. → Make them two alternatives, or send one of them in another field.",
    ],
  },
  {
    name: "a scope of a scheme that has none",
    source: withScheme(`other: { type: "basic", ${words} }`, '[{ other: ["read"] }]'),
    wanted: [
      "16 scopes-without-flows operations/renameThing/security/0/other: `operations/renameThing/security/0/other` has scopes, but a credential of the type `basic` has none. → Write `[]`, or describe the scheme as `oauth2` or `openIdConnect`.",
    ],
  },
  {
    name: "a scope that no flow has",
    source: withScheme(oauth('{ read: "Read." }'), '[{ other: ["write"] }]'),
    wanted: [
      "16 unknown-scope operations/renameThing/security/0/other: `operations/renameThing/security/0/other` needs the scope `write`, which no flow of `other` has; expected one of: `read`. → Use one of these, or add it to the `scopes` of a flow.",
    ],
  },
  {
    name: "a scope of flows without scopes",
    source: withScheme(oauth("{}"), '[{ other: ["write"] }]'),
    wanted: [
      "16 unknown-scope operations/renameThing/security/0/other: `operations/renameThing/security/0/other` needs the scope `write`, but the flows of `other` have no scopes. → Add it to the `scopes` of a flow.",
    ],
  },
  {
    name: "an alternative that needs nothing, alone",
    source: tinySpecWith('security: ["key"],', "security: [{}],"),
    wanted: [
      "37 security-only-optional security: `security` has only `{}`, which needs no credential. → Write `[]` if no credential is needed, or add the alternative that is optional.",
    ],
  },
  {
    name: "an alternative twice",
    source: tinySpecWith('security: ["key"],', 'security: ["key", { key: [] }],'),
    wanted: [
      "37 security-twice security/1: `security/1` is the same alternative as an earlier one. → Remove one of them.",
    ],
  },
  {
    name: "a scheme that is unknown, among others",
    source: tinySpecWith('security: ["key"],', "security: [{ key: [], kye: [] }],"),
    wanted: [
      "37 unknown-security-scheme security: There is no security scheme `kye`; expected one of: `key`. → Use one of these, or add it to the API.",
    ],
  },
  {
    name: "a parameter beside a key in a cookie",
    source: withScheme(`other: { type: "apiKey", in: "cookie", name: "sid", ${words} }`, '["other"]').replace(
      "params: { id:",
      () => 'headers: { Cookie: z.string().optional().meta({ description: "All." }) }, params: { id:',
    ),
    wanted: [
      "18 parameter-named-like-key operations/renameThing/headers/Cookie: `Cookie` of `renameThing` has the name under which the security scheme `other` sends its key. → Remove it, because `security` already says it; or give it another name.",
    ],
  },
  {
    name: "the address of a flow that is no URL",
    source: withScheme(oauth("{}").replace("https://a.example", "a.example"), '["other"]'),
    wanted: [
      '36 url-form securitySchemes/other/flows/clientCredentials/tokenUrl: `securitySchemes/other/flows/clientCredentials/tokenUrl` is "a.example"; expected a URL that begins with `https://` or `http://`. → Write it in that form.',
    ],
  },
  {
    name: "OAuth without a flow",
    source: withScheme(`other: { type: "oauth2", flows: {}, ${words} }`, '["other"]'),
    wanted: [
      "36 spec-form securitySchemes/other/flows: `securitySchemes/other/flows` does not follow the vocabulary: expected one flow at least. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a scheme of HTTP that has a type of its own",
    source: withScheme(`other: { type: "http", scheme: "Basic", ${words} }`, '["other"]'),
    wanted: [
      "36 spec-form securitySchemes/other/scheme: `securitySchemes/other/scheme` does not follow the vocabulary: expected the name of an authentication scheme; `basic` and `bearer` are types of their own. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
];
