import { carriedSchemes, hasSingleCredentials } from "../../model/credential.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { type Finding, makeFinding } from "../finding.ts";

/**
 * Operations for which a client with credentials that were enough no longer compiles, or now does: a client knows which
 * credentials it has, and the type of a function says which ones it needs.
 */
export function credentialFindings(old: ApiModel, now: ApiModel): Finding[] {
  // A client of single keys does not know which ones it has.
  const knows = { old: !hasSingleCredentials(old), now: !hasSingleCredentials(now) };
  const after = new Map(now.operations.map((operation) => [methodAndPath(operation), operation]));
  return old.operations.flatMap((was) => {
    const is = after.get(methodAndPath(was));
    if (!is) return [];
    const [before, needed] = [namesOf(old, was), namesOf(now, is)];
    const lost = knows.now && before.find((has) => !isEnough(has, needed));
    const shared = { verdict: "client", place: "security", direction: "request" } as const;
    const place = { ...shared, operation: methodAndPath(was) };
    if (lost)
      return makeFinding({
        ...{ ...place, rule: "client-credentials-narrowed", bump: "major" },
        sentence: `A client with ${told(lost)} is no longer enough for \`${is.operationId}\`.`,
        line: `await ${is.operationId}(createClient(${optionsWith(lost)}), given<never>());`,
        fix: "Keep the old requirement as an alternative.",
      });
    const gained = knows.old && needed.find((has) => !isEnough(has, before));
    if (!gained) return [];
    return makeFinding({
      ...{ ...place, rule: "client-credentials-widened", bump: "minor" },
      sentence: `A client with ${told(gained)} is enough for \`${is.operationId}\`.`,
    });
  });
}

/** The credentials of each alternative, by the names that the client has for them. */
function namesOf(api: ApiModel, { security }: OperationModel): (readonly string[])[] {
  if (security.length === 0) return [[]];
  return security.map((requirement) => carriedSchemes(api, requirement));
}

function isEnough(has: readonly string[], needed: readonly (readonly string[])[]): boolean {
  return needed.some((names) => names.every((name) => has.includes(name)));
}

function told(names: readonly string[]): string {
  if (names.length === 0) return "no credential";
  return `the credential${names.length > 1 ? "s" : ""} ${names.map((name) => `\`${name}\``).join(" and ")}`;
}

function optionsWith(names: readonly string[]): string {
  if (names.length === 0) return "";
  return `{ credentials: { ${names.map((name) => `${JSON.stringify(name)}: given<string>()`).join(", ")} } }`;
}
