import type { Problem } from "../../lib/problem.ts";
import type { ServerVariable } from "../about.ts";
import type { Server } from "../api.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";
import { formed } from "./tokens.ts";

/**
 * A server's URL is valid with any values of its variables, and an operation's own server does not expose credentials.
 */
export const checkServers: ContractCheck = ({ servers, operations }) => [
  ...serverProblems(servers, "servers"),
  ...operations.flatMap(({ operationId, servers: own }) => {
    const pointer = `operations/${operationId}/servers`;
    return own ? [...serverProblems(own, pointer), ...insecure(own, operationId, pointer)] : [];
  }),
];

function serverProblems(servers: readonly Server[], pointer: string): Problem[] {
  return servers.flatMap(({ url, variables = {} }, index) => {
    const place = `${pointer}/${index}`;
    const named = new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name));
    const problems: Problem[] = [...named]
      .filter((name) => !Object.hasOwn(variables, name))
      .map((name) =>
        contractProblem("server-variable-undeclared", { name, place }, { pointer: `${place}/url` }),
      );
    for (const [name, { default: usual, enum: listed }] of Object.entries(variables)) {
      const at = { pointer: `${place}/variables/${name}` };
      if (!named.has(name)) problems.push(contractProblem("server-variable-unused", { name, place }, at));
      if (listed && !listed.includes(usual)) {
        const values = listed.map((value) => JSON.stringify(value)).join(", ");
        problems.push(
          contractProblem(
            "server-variable-default",
            { name, place, value: JSON.stringify(usual), values },
            at,
          ),
        );
      }
    }
    if (problems.length > 0) return problems;
    const valuesOf = ({ default: usual, enum: listed }: ServerVariable) => [
      ...new Set([usual, ...(listed ?? [])]),
    ];
    const urls = Object.entries(variables).reduce(
      (some, [name, variable]) =>
        some.length > most
          ? some
          : some.flatMap((one) =>
              valuesOf(variable).map((value) => one.replaceAll(`{${name}}`, () => value)),
            ),
      [url],
    );
    return urls.flatMap((one) => formed("url-form", one, `${place}/url`)).slice(0, 1);
  });
}

/** The most URLs of one server that are checked. */
const most = 1000;

const loopback = /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/;

/** The client sends the credential to it although the caller has not chosen its address. */
function insecure(servers: readonly Server[], operationId: string, pointer: string): Problem[] {
  return servers.flatMap(({ url }, index) =>
    url.startsWith("http:") && !loopback.test(url)
      ? [contractProblem("server-insecure", { operationId, url }, { pointer: `${pointer}/${index}/url` })]
      : [],
  );
}
