import type { ApiModel } from "../../../model/model.ts";
import type { OAuthFlowModel } from "../../../model/security.ts";
import { type Finding, makeFinding } from "../../finding.ts";

/** The OAuth flows of all schemes, by their type. */
type Flows = ReadonlyMap<string, { readonly addresses: Set<string>; readonly scopes: Set<string> }>;

const keep = "Keep the old one next to the new one.";

/** Changes of OAuth flows. Their addresses are a matter of deployment. */
export function flowFindings(oldApi: ApiModel, newApi: ApiModel): Finding[] {
  const [old, now] = [flowsOf(oldApi), flowsOf(newApi)];
  const found: Finding[] = [];
  for (const [flow, was] of old) {
    const is = now.get(flow);
    if (!is) {
      // If no OAuth is left, the operations that required it report that.
      if (now.size > 0) found.push(told(flow, "removed", "major", `The OAuth flow \`${flow}\` is gone.`));
      continue;
    }
    const lost = [...was.scopes].filter((scope) => !is.scopes.has(scope));
    const gained = [...is.scopes].filter((scope) => !was.scopes.has(scope));
    if (lost.length > 0)
      found.push(
        told(flow, "scope-removed", "major", `The OAuth flow \`${flow}\` no longer knows ${scopes(lost)}.`),
      );
    if (gained.length > 0)
      found.push(
        told(flow, "scope-added", "minor", `The OAuth flow \`${flow}\` also knows ${scopes(gained)}.`),
      );
    if ([...was.addresses].sort().join(" ") !== [...is.addresses].sort().join(" "))
      found.push(told(flow, "moved", "minor", `The addresses of the OAuth flow \`${flow}\` changed.`));
  }
  for (const flow of now.keys())
    if (old.size > 0 && !old.has(flow))
      found.push(told(flow, "added", "minor", `There is an OAuth flow \`${flow}\`, too.`));
  return found;
}

function scopes(names: readonly string[]): string {
  const told = names.map((name) => `\`${name}\``).join(", ");
  return `the scope${names.length > 1 ? "s" : ""} ${told}`;
}

function told(flow: string, what: string, bump: Finding["bump"], sentence: string): Finding {
  return makeFinding({
    ...{ verdict: "wire", rule: `security-flow-${what}`, place: `security flow ${flow}` },
    ...{ direction: "request", bump, sentence },
    fix: bump === "major" ? keep : undefined,
  });
}

function flowsOf({ components }: ApiModel): Flows {
  const found = new Map<string, { addresses: Set<string>; scopes: Set<string> }>();
  for (const { flows = {} } of Object.values(components.securitySchemes))
    for (const [type, flow] of Object.entries(flows)) {
      const known = found.get(type) ?? { addresses: new Set(), scopes: new Set() };
      for (const address of addressesIn(flow)) known.addresses.add(address);
      for (const scope of Object.keys(flow.scopes)) known.scopes.add(scope);
      found.set(type, known);
    }
  return found;
}

function addressesIn(flow: OAuthFlowModel): string[] {
  return (["authorizationUrl", "tokenUrl", "refreshUrl"] as const).flatMap((name) =>
    flow[name] === undefined ? [] : [`${name} ${flow[name]}`],
  );
}
