import type { Api } from "../../../scripts/contract/api.ts";
import type { Operation } from "../../../scripts/contract/index.ts";
import type { ApiRow, OperationRow } from "./row.ts";

const words = { description: "A credential.", environment: "THINGS_KEY" };
const tokenUrl = "https://login.things.example/token";
const scopes = { read: "Read.", write: "Write." };

export const schemes: Api["securitySchemes"] = {
  key: { type: "bearer", ...words },
  header: { type: "apiKey", in: "header", name: "X-Key", ...words },
  tenant: { type: "apiKey", in: "query", name: "tenant", ...words },
  session: { type: "apiKey", in: "cookie", name: "sid", ...words },
  login: { type: "basic", ...words },
  account: { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes } }, ...words },
  staff: { type: "openIdConnect", openIdConnectUrl: "https://login.things.example", ...words },
  certificate: { type: "mutualTLS", description: "The certificate." },
};

const needs = (...security: NonNullable<Operation["security"]>): Partial<Operation> => ({ security });

/** What the credentials of an operation become. */
export const securityRows: readonly OperationRow[] = [
  ["security", "one for none", needs(), needs("header"), "major", "major"],
  ["security", "none any more", needs("header"), needs(), "minor", "major"],
  ["security", "another scheme", needs("header"), needs("session"), "major", "major"],
  ["security", "an alternative comes", needs("header"), needs("header", "login"), "minor", "minor"],
  ["security", "an alternative goes", needs("header", "login"), needs("header"), "major", "major"],
  ["security", "alternatives in another order", needs("header", "login"), needs("login", "header"), "-", "-"],
  ["security", "a second one together", needs("header"), needs({ header: [], tenant: [] }), "major", "major"],
  [
    "security",
    "one of two together goes",
    needs({ header: [], tenant: [] }),
    needs("header"),
    "minor",
    "minor",
  ],
  ["security", "it is optional", needs("header"), needs({}, "header"), "minor", "minor"],
  ["security", "it is needed", needs({}, "header"), needs("header"), "major", "major"],
  [
    "security",
    "a scope more",
    needs({ account: ["read"] }),
    needs({ account: ["read", "write"] }),
    "major",
    "-",
  ],
  [
    "security",
    "a scope fewer",
    needs({ account: ["read", "write"] }),
    needs({ account: ["read"] }),
    "minor",
    "-",
  ],
  [
    "security",
    "a scope or another",
    needs({ account: ["read"] }),
    needs({ account: ["read"] }, { account: ["write"] }),
    "minor",
    "-",
  ],
  ["security", "a login for a token", needs("header"), needs("login"), "major", "major"],
  ["security", "another issuer for it", needs("header"), needs("staff"), "major", "major"],
  ["security", "a certificate for none", needs(), needs("certificate"), "major", "minor"],
];

const withSchemes = (more: Partial<Api>): Partial<Api> => ({
  securitySchemes: schemes,
  operations: [],
  ...more,
});
const scheme = (key: Api["securitySchemes"][string], security: Api["security"] = ["key"]): Partial<Api> => ({
  securitySchemes: { key },
  security,
});
const flow = (more: object, of: readonly string[] = []): Partial<Api> => ({
  securitySchemes: { key: { type: "oauth2", ...words, flows: more } as never },
  security: [{ key: of }],
});
const code = { authorizationUrl: "https://login.things.example", tokenUrl, scopes };
const { write: _, ...fewer } = scopes;

/** What the credentials of the API become. */
export const apiSecurityRows: readonly ApiRow[] = [
  [
    "security of the API",
    "another one",
    withSchemes({ security: ["header"] }),
    withSchemes({ security: ["tenant"] }),
    "-",
    "-",
  ],
  [
    "securitySchemes",
    "a header field of another name",
    scheme(schemes["header"] as never),
    scheme({ ...(schemes["header"] as object), name: "X-Other" } as never),
    "major",
    "-",
  ],
  [
    "securitySchemes",
    "a login for a token",
    scheme(schemes["key"] as never),
    scheme(schemes["login"] as never),
    "major",
    "major",
  ],
  [
    "securitySchemes",
    "another name of the scheme",
    scheme(schemes["key"] as never),
    { securitySchemes: { other: schemes["key"] as never }, security: ["other"] },
    "-",
    "major",
  ],
  [
    "securitySchemes",
    "one more that is not needed",
    scheme(schemes["key"] as never),
    {
      securitySchemes: { key: schemes["key"] as never, header: schemes["header"] as never },
      security: ["key"],
    },
    "-",
    "minor",
  ],
  [
    "securitySchemes",
    "other words",
    scheme(schemes["key"] as never),
    scheme({ ...(schemes["key"] as object), description: "Another." } as never),
    "-",
    "-",
  ],
  [
    "flows",
    "one comes",
    flow({ clientCredentials: { tokenUrl, scopes } }),
    flow({ clientCredentials: { tokenUrl, scopes }, authorizationCode: code }),
    "minor",
    "-",
  ],
  [
    "flows",
    "one goes",
    flow({ clientCredentials: { tokenUrl, scopes }, authorizationCode: code }),
    flow({ clientCredentials: { tokenUrl, scopes } }),
    "major",
    "-",
  ],
  [
    "flows",
    "a scope comes",
    flow({ clientCredentials: { tokenUrl, scopes: fewer } }),
    flow({ clientCredentials: { tokenUrl, scopes } }),
    "minor",
    "-",
  ],
  [
    "flows",
    "a scope goes",
    flow({ clientCredentials: { tokenUrl, scopes } }),
    flow({ clientCredentials: { tokenUrl, scopes: fewer } }),
    "major",
    "-",
  ],
  [
    "flows",
    "another address",
    flow({ clientCredentials: { tokenUrl, scopes } }),
    flow({ clientCredentials: { tokenUrl: `${tokenUrl}2`, scopes } }),
    "minor",
    "-",
  ],
  [
    "openIdConnect",
    "another issuer",
    scheme(schemes["staff"] as never),
    scheme({ ...(schemes["staff"] as object), openIdConnectUrl: "https://a.example" } as never),
    "major",
    "-",
  ],
];
