import { oauthFlows } from "../../contract/check/vocabulary-security.ts";
import type { ApiModel } from "../../model/model.ts";
import type { SecuritySchemeModel } from "../../model/security.ts";
import type { TellFate } from "../account.ts";

/**
 * A model whose flows of OAuth are those that the contract can say; a scheme without any is a bearer token, which is what its
 * requests carry.
 */
export function withSayableFlows(model: ApiModel, tell: TellFate): ApiModel {
  const ofScheme = (name: string, scheme: SecuritySchemeModel): SecuritySchemeModel => {
    if (scheme.type !== "oauth2") return scheme;
    const { flows = {}, ...rest } = scheme;
    const kept = Object.entries(flows).filter(([flow, said]) => {
      const [issue] = oauthFlows.safeParse({ [flow]: said }).error?.issues ?? [];
      if (issue)
        tell("left out", `securitySchemes/${name}`, `flow \`${flow}\``, "the contract has no such flow");
      return !issue;
    });
    if (kept.length > 0) return { ...scheme, flows: Object.fromEntries(kept) };
    tell("other form", `securitySchemes/${name}`, "scheme", "it is a bearer token, because no flow is left");
    return { ...rest, type: "http", scheme: "bearer" };
  };
  const { components } = model;
  const schemes = Object.entries(components.securitySchemes).map(([name, scheme]) => [
    name,
    ofScheme(name, scheme),
  ]);
  return { ...model, components: { ...components, securitySchemes: Object.fromEntries(schemes) } };
}
