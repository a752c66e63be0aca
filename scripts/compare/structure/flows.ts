import { type Document, entriesAt, type Json, objectAt } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";

/** The ways in which callers get tokens, by the type of the flow, of all OAuth schemes together. */
type Flows = ReadonlyMap<string, { readonly addresses: Set<string>; readonly scopes: Set<string> }>;

const keep = "Keep the old one beside the new one.";

/** What became of the ways in which callers get tokens. Where that is, is a matter of deployment. */
export function flowFindings(oldDocument: Document, newDocument: Document): Finding[] {
  const [old, now] = [flowsOf(oldDocument), flowsOf(newDocument)];
  const found: Finding[] = [];
  for (const [flow, was] of old) {
    const is = now.get(flow);
    if (!is) {
      // That no OAuth is left is told where it was asked for.
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

function flowsOf(document: Document): Flows {
  const found = new Map<string, { addresses: Set<string>; scopes: Set<string> }>();
  for (const [, scheme] of entriesAt(document, objectAt(document, "components"), "securitySchemes"))
    for (const [flow, object] of entriesAt(document, scheme, "flows")) {
      const known = found.get(flow) ?? { addresses: new Set(), scopes: new Set() };
      for (const address of addressesIn(object)) known.addresses.add(address);
      for (const scope of Object.keys(objectAt(object, "scopes"))) known.scopes.add(scope);
      found.set(flow, known);
    }
  return found;
}

function addressesIn(flow: Json): string[] {
  return ["authorizationUrl", "tokenUrl", "refreshUrl"].flatMap((name) =>
    typeof flow[name] === "string" ? [`${name} ${flow[name]}`] : [],
  );
}
