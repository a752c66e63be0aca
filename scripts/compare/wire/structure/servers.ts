import type { ApiModel, ServerModel } from "../../../model/model.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import { pairs } from "../operations/pairs.ts";
import type { WireOperations } from "../operations/wire-operations.ts";

type Side = readonly [api: ApiModel, operations: WireOperations];

/** The most addresses of one server that are made from the values of its variables. */
const most = 200;

/** Changes of the list of servers: they are a matter of deployment, but are reported. */
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

/** The servers' addresses, sorted; `/` without servers. */
function addressesOf(servers: readonly ServerModel[]): string {
  const all = servers.length > 0 ? servers.flatMap(addressesAt) : [normalised("/")];
  return JSON.stringify([...new Set(all)].sort());
}

/** A server's addresses, for each value of its variables, without a final slash. */
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
