import { type Problem, ProblemError } from "../lib/problem.ts";
import type { ProblemLocation } from "../lib/problem-table.ts";
import type { ApiModel } from "../model/model.ts";
import { checkParams } from "./check-params.ts";
import { withoutUserinfo } from "./hide/credentials.ts";
import { credentialFor, variableOf } from "./http/credentials.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import { verifyProblem } from "./problems.ts";

/** Throws a `ProblemError` with all options that can't be used. */
export function checkOptions(api: ApiModel, { server, only, principal, other }: VerifyOptions): void {
  const known = api.operations.map(({ operationId }) => operationId);
  const schemes = Object.keys(api.components.securitySchemes);
  const unknown = [
    ...wrongNames("unknown-operation", only ?? [], known),
    ...[principal, other].flatMap((one) => [
      ...checkParams(api, Object.keys(one?.params ?? {})),
      ...wrongNames("unknown-security-scheme:option", Object.keys(one?.credentials ?? {}), schemes),
    ]),
  ];
  const usable = URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
  const problems = [
    ...unknown,
    ...unusable(api, principal, "own"),
    ...unusable(api, other, "other"),
    ...(usable ? [] : [verifyProblem("server-not-a-url", { server: withoutUserinfo(server) })]),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
}

/** The problems with names that the contract does not have. */
export function wrongNames(
  key: "unknown-operation" | "unknown-security-scheme:option",
  names: readonly string[],
  known: readonly string[],
  placeOf: (name: string) => ProblemLocation = () => ({}),
): Problem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) =>
      verifyProblem(
        key,
        { name, known: known.map((one) => `\`${one}\``).join(", ") || "none" },
        placeOf(name),
      ),
    );
}

/** A header field carries visible ASCII (RFC 9110, section 5.5). The message names the character that is not, and not the credential. */
function unusable(api: ApiModel, principal: VerifyPrincipal | undefined, owner: "own" | "other"): Problem[] {
  return Object.entries(api.components.securitySchemes).flatMap(([name, scheme]) => {
    const value = principal && credentialFor(principal, name, api);
    const at = value?.search(/[^\x20-\x7e]|^ | $/) ?? -1;
    if (value === undefined || at === -1) return [];
    return [
      verifyProblem("credential-unusable", {
        scheme: name,
        variable: variableOf(scheme, owner, principal?.variables?.[name]),
        position: at + 1,
        length: value.length,
        character: (value.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0"),
      }),
    ];
  });
}
