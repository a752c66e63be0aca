/** How a caller proves who it is. */
export interface SecuritySchemeModel {
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  /** Of `http`: `bearer`, `basic`. */
  readonly scheme?: string;
  /** Of `http` `bearer`: a hint, such as `JWT`. */
  readonly bearerFormat?: string;
  /** Of `apiKey`. */
  readonly in?: "header" | "query" | "cookie";
  readonly name?: string;
  /** Of `oauth2`: by type, such as `authorizationCode`. */
  readonly flows?: Readonly<Record<string, OAuthFlowModel>>;
  /** Of `openIdConnect`. */
  readonly openIdConnectUrl?: string;
  readonly description: string;
  /** The environment variable that samples and tools read the credential from. */
  readonly environment: string;
}

export interface OAuthFlowModel {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** Descriptions by the scopes' names. */
  readonly scopes: Readonly<Record<string, unknown>>;
}

/** Schemes that are needed together, by name, each with the scopes it must have. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;
