import { z } from "zod";
import { isHttpUrl, schemeTokenProblems } from "../../contract/check/tokens.ts";
import { securitySchemes } from "../../contract/check/vocabulary-security.ts";
import type { SecurityScheme } from "../../contract/security.ts";
import type { ApiModel } from "../../model/model.ts";
import type { OAuthFlowModel, SecuritySchemeModel } from "../../model/security.ts";
import type { TellFate } from "../account.ts";
import { schemeKeywords } from "../spec/security.ts";

const schemeForm = z.discriminatedUnion("type", securitySchemes);

/**
 * A model whose security schemes are those that the contract can say. A scheme of OAuth without any flow left is a bearer
 * token, which is what its requests carry; URLs are resolved against the first server.
 */
export function withSayableSchemes(model: ApiModel, tell: TellFate): ApiModel {
  const server = model.servers[0]?.url ?? "";
  const ofScheme = (name: string, given: SecuritySchemeModel): SecuritySchemeModel | undefined => {
    const place = `securitySchemes/${name}`;
    const absolute = (url: string): string => {
      if (isHttpUrl(url) || !isHttpUrl(server)) return url;
      const made = URL.canParse(url, server) ? new URL(url, server).href : url;
      if (!isHttpUrl(made)) return url;
      tell("other form", place, `URL \`${url}\``, "it is resolved against the server");
      return made;
    };
    const scheme = withUrls(given, absolute);
    const made = scheme.type === "oauth2" ? ofFlows(scheme, place, tell) : scheme;
    const why = faultOf(made, place);
    if (why === undefined) return made;
    tell("left out", place, "scheme", why);
    return undefined;
  };
  const { components } = model;
  const schemes = Object.entries(components.securitySchemes).flatMap(([name, scheme]) => {
    const made = ofScheme(name, scheme);
    return made ? [[name, made] as const] : [];
  });
  return { ...model, components: { ...components, securitySchemes: Object.fromEntries(schemes) } };
}

function withUrls(scheme: SecuritySchemeModel, absolute: (url: string) => string): SecuritySchemeModel {
  const { flows, openIdConnectUrl } = scheme;
  const ofFlow = (flow: OAuthFlowModel): OAuthFlowModel => ({ ...flow, ...urlsOf(flow, absolute) });
  return {
    ...scheme,
    ...(openIdConnectUrl === undefined ? {} : { openIdConnectUrl: absolute(openIdConnectUrl) }),
    ...(flows
      ? { flows: Object.fromEntries(Object.entries(flows).map(([name, flow]) => [name, ofFlow(flow)])) }
      : {}),
  };
}

function urlsOf({ scopes: _, ...urls }: OAuthFlowModel, absolute: (url: string) => string) {
  return Object.fromEntries(Object.entries(urls).map(([word, url]) => [word, absolute(url)]));
}

/** Why the contract can't say a scheme; `undefined`: it can. */
function faultOf(scheme: SecuritySchemeModel, place: string): string | undefined {
  const words = { description: "A scheme.", ...(scheme.type === "mutualTLS" ? {} : { environment: "KEY" }) };
  const { data, error } = schemeForm.safeParse({ ...schemeKeywords(scheme), ...words });
  const [issue] = error?.issues ?? [];
  if (issue) return `\`${issue.path.join("/")}\`: ${issue.message}`;
  return data && schemeTokenProblems(data as SecurityScheme, place)[0]?.message;
}

/** A scheme of OAuth with the flows that the contract can say. */
function ofFlows(scheme: SecuritySchemeModel, place: string, tell: TellFate): SecuritySchemeModel {
  const { flows = {}, ...rest } = scheme;
  const kept = Object.entries(flows).filter(([name, flow]) => {
    const why = faultOf({ ...scheme, flows: { [name]: flow } }, place);
    if (why !== undefined) tell("left out", place, `flow \`${name}\``, why);
    return why === undefined;
  });
  if (kept.length > 0) return { ...scheme, flows: Object.fromEntries(kept) };
  tell("other form", place, "scheme", "it is a bearer token, because no flow is left");
  return { ...rest, type: "http", scheme: "bearer" };
}
