import { z } from "zod";
import { vocabularyPieces } from "./vocabulary-pieces.ts";

const { object, text } = vocabularyPieces;

const words = { description: text, environment: text };
// RFC 6749, section 3.3.
const scope = z.string().regex(/^[!#-[\]-~]+$/, { error: 'expected visible ASCII without `"` and `\\`' });
const scopes = { refreshUrl: text.optional(), scopes: z.record(scope, z.string()) };
const flow = {
  implicit: object({ authorizationUrl: text, ...scopes }),
  password: object({ tokenUrl: text, ...scopes }),
  clientCredentials: object({ tokenUrl: text, ...scopes }),
  authorizationCode: object({ authorizationUrl: text, tokenUrl: text, ...scopes }),
};
export const oauthFlows = object({
  implicit: flow.implicit.optional(),
  password: flow.password.optional(),
  clientCredentials: flow.clientCredentials.optional(),
  authorizationCode: flow.authorizationCode.optional(),
});
export const securitySchemes = [
  object({ type: z.literal("bearer"), ...words }),
  object({ type: z.literal("basic"), ...words }),
  object({
    type: z.literal("http"),
    scheme: z.string().regex(/^(?!(?:basic|bearer)$)[\w!#$%&'*+.^`|~-]+$/i, {
      error: "expected the name of an authentication scheme; `basic` and `bearer` are types of their own",
    }),
    ...words,
  }),
  object({ type: z.literal("apiKey"), in: z.enum(["header", "query", "cookie"]), name: text, ...words }),
  object({
    type: z.literal("oauth2"),
    flows: oauthFlows.refine((flows) => Object.keys(flows).length > 0, {
      error: "expected one flow at least",
    }),
    ...words,
  }),
  object({ type: z.literal("openIdConnect"), openIdConnectUrl: text, ...words }),
  object({ type: z.literal("mutualTLS"), description: text }),
] as const;
