import type { ApiModel } from "../../../model/model.ts";
import type { OAuthFlowModel } from "../../../model/security.ts";
import { type Finding, makeFinding } from "../../finding.ts";

/** The OAuth flows of schemes, by their type. */
type Flows = ReadonlyMap<string, { readonly addresses: Set<string>; readonly scopes: Set<string> }>;

const keep = "Keep the old one next to the new one.";

/** Changes of OAuth flows. Their addresses are a matter of deployment. */
export function flowFindings(oldApi: ApiModel, newApi: ApiModel): Finding[] {
  const [old, now] = [schemesOf(oldApi), schemesOf(newApi)];
  const both = old.filter((name) => now.includes(name));
  const rest = (names: readonly string[]) => names.filter((name) => !both.includes(name));
  const isOne = old.length < 2 && now.length < 2;
  const hasFlows = [flowsOf(oldApi, old).size > 0, flowsOf(newApi, now).size > 0] as const;
  const groups = [...both.map((name) => [[name], [name]] as const), [rest(old), rest(now)] as const];
  return groups.flatMap(([before, after]) => {
    const names = [...new Set([...before, ...after])].map((name) => `\`${name}\``);
    return changes(
      flowsOf(oldApi, before),
      flowsOf(newApi, after),
      hasFlows,
      isOne ? "" : ` of ${names.join(" and ")}`,
    );
  });
}

function schemesOf({ components }: ApiModel): string[] {
  return Object.entries(components.securitySchemes).flatMap(([name, { flows }]) => (flows ? [name] : []));
}

/** Changes from the flows of some schemes to those of others; `of` names these, if there are several in the API. */
function changes(
  old: Flows,
  now: Flows,
  [hadFlows, hasFlows]: readonly [boolean, boolean],
  of: string,
): Finding[] {
  const found: Finding[] = [];
  const tell = (flow: string, what: string, bump: Finding["bump"], sentence: (name: string) => string) =>
    found.push(
      makeFinding({
        ...{
          verdict: "wire",
          rule: `security-flow-${what}`,
          place: `security flow ${flow}${of.replaceAll("`", "")}`,
        },
        ...{ direction: "request", bump, sentence: sentence(`OAuth flow \`${flow}\`${of}`) },
        fix: bump === "major" ? keep : undefined,
      }),
    );
  for (const [flow, was] of old) {
    const is = now.get(flow);
    if (!is) {
      // If no OAuth is left, the operations that required it report that.
      if (hasFlows) tell(flow, "removed", "major", (name) => `The ${name} is gone.`);
      continue;
    }
    const lost = [...was.scopes].filter((scope) => !is.scopes.has(scope));
    const gained = [...is.scopes].filter((scope) => !was.scopes.has(scope));
    if (lost.length > 0)
      tell(flow, "scope-removed", "major", (name) => `The ${name} no longer knows ${scopes(lost)}.`);
    if (gained.length > 0)
      tell(flow, "scope-added", "minor", (name) => `The ${name} also knows ${scopes(gained)}.`);
    if ([...was.addresses].sort().join(" ") !== [...is.addresses].sort().join(" "))
      tell(flow, "moved", "minor", (name) => `The addresses of the ${name} changed.`);
  }
  for (const flow of now.keys())
    if (hadFlows && !old.has(flow)) tell(flow, "added", "minor", (name) => `There is an ${name}, too.`);
  return found;
}

function scopes(names: readonly string[]): string {
  const told = names.map((name) => `\`${name}\``).join(", ");
  return `the scope${names.length > 1 ? "s" : ""} ${told}`;
}

function flowsOf({ components }: ApiModel, schemes: readonly string[]): Flows {
  const found = new Map<string, { addresses: Set<string>; scopes: Set<string> }>();
  for (const name of schemes)
    for (const [type, flow] of Object.entries(components.securitySchemes[name]?.flows ?? {})) {
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
