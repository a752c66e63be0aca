import type { ApiModel, ServerModel } from "../../../model/model.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import { pairs } from "../operations/pairs.ts";
import type { WireOperations } from "../operations/wire-operations.ts";

type Side = readonly [api: ApiModel, operations: WireOperations];

/** So many addresses of one server are told apart by the values that its variables may have. */
const most = 200;

/** Which servers there are is a matter of deployment; that they changed is told. */
export function serverFindings([old, before]: Side, [now, after]: Side): Finding[] {
  const [were, are] = [addressesOf(old.servers), addressesOf(now.servers)];
  const moved = [...pairs(before, after)].filter(
    ([, was, is]) =>
      (was.servers ? addressesOf(was.servers) : were) !== (is.servers ? addressesOf(is.servers) : are),
  );
  const own = moved.filter(([, was, is]) => was.servers || is.servers);
  const isOfAll = were !== are && (moved.length > own.length || before.size === 0 || after.size === 0);
  return [
    ...(isOfAll ? [changed("The list of servers changed.")] : []),
    ...own.map(([, { name }]) => changed(`The list of servers of \`${name}\` changed.`, name)),
  ];
}

function changed(sentence: string, operation?: string): Finding {
  return makeFinding({
    ...{ verdict: "wire", rule: "servers-changed", place: "servers", direction: "both", bump: "minor" },
    sentence,
    ...(operation === undefined ? {} : { operation }),
  });
}

/** The servers' addresses, sorted; without servers it is `/`. */
function addressesOf(servers: readonly ServerModel[]): string {
  const all = servers.length > 0 ? servers.flatMap(addressesAt) : [normalised("/")];
  return JSON.stringify([...new Set(all)].sort());
}

/** The addresses with each value of the variables in them, and without a slash at their end. */
function addressesAt({ url, variables = {} }: ServerModel): string[] {
  let urls = [url];
  for (const [name, { default: one, enum: listed = [] }] of Object.entries(variables)) {
    const values = [...new Set([...(one === undefined ? [] : [one]), ...listed])];
    if (values.length === 0 || urls.length * values.length > most) continue;
    urls = urls.flatMap((found) => values.map((value) => found.replaceAll(`{${name}}`, () => String(value))));
  }
  return urls.map(normalised);
}

function normalised(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase()).replace(/\/+$/, "");
}
