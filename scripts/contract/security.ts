/** How a caller proves who it is: an OpenAPI Security Scheme Object. */
export type SecurityScheme =
  | ({ readonly type: "bearer" } & SchemeWords)
  | ({ readonly type: "basic" } & SchemeWords)
  | ({
      readonly type: "http";
      /** A name of IANA's registry of authentication schemes: `DPoP`, `HOBA`. */
      readonly scheme: string;
    } & SchemeWords)
  | ({
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    } & SchemeWords)
  | ({ readonly type: "oauth2"; readonly flows: OAuthFlows } & SchemeWords)
  | ({ readonly type: "openIdConnect"; readonly openIdConnectUrl: string } & SchemeWords)
  /** The certificate of the connection: a program sends nothing for it. */
  | { readonly type: "mutualTLS"; readonly description: string };

interface SchemeWords {
  readonly description: string;
  /**
   * The variable that samples and tools read the credential from. Of `basic`: `user:password`; of `oauth2` and
   * `openIdConnect`: an access token.
   */
  readonly environment: string;
}

/** The ways to get a token: one of them at least. */
export interface OAuthFlows {
  readonly implicit?: Flow & Authorization;
  readonly password?: Flow & Tokens;
  readonly clientCredentials?: Flow & Tokens;
  readonly authorizationCode?: Flow & Authorization & Tokens;
}

interface Flow {
  readonly refreshUrl?: string;
  /** What a token may be good for: descriptions by name. */
  readonly scopes: Readonly<Record<string, string>>;
}

interface Authorization {
  readonly authorizationUrl: string;
}

interface Tokens {
  readonly tokenUrl: string;
}

/** What is enough: the credential of a scheme, or those of several together, each with its scopes; `{}`: none. */
export type SecurityAlternative = string | Readonly<Record<string, readonly string[]>>;

/** An alternative as schemes with their scopes. */
export function requirementOf(alternative: SecurityAlternative): Readonly<Record<string, readonly string[]>> {
  return typeof alternative === "string" ? { [alternative]: [] } : alternative;
}
