import { isObject } from "../../lib/json.ts";
import { type Document, type Json, objectAt } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";
import { pairs } from "../normal/pairs.ts";
import type { Operation } from "../normal/surface.ts";

type Side = readonly [document: Document, operations: ReadonlyMap<string, Operation>];

/** So many addresses of one server are told apart by the values that its variables may have. */
const most = 200;

/** Which servers there are is a matter of deployment; that they changed is told. */
export function serverFindings([old, before]: Side, [now, after]: Side): Finding[] {
  const [were, are] = [addressesOf(old["servers"]), addressesOf(now["servers"])];
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
function addressesOf(servers: unknown): string {
  const all = Array.isArray(servers) && servers.length > 0 ? servers.filter(isObject) : [{ url: "/" }];
  return JSON.stringify([...new Set(all.flatMap(addressesAt))].sort());
}

/** The addresses with each value of the variables in them, and without a slash at their end. */
function addressesAt(server: Json): string[] {
  const variables = objectAt(server, "variables");
  let urls = [String(server["url"] ?? "/")];
  for (const name of Object.keys(variables)) {
    const { default: one, enum: listed } = objectAt(variables, name);
    const values = [...new Set([one, ...(Array.isArray(listed) ? listed : [])])].filter(
      (value) => value !== undefined,
    );
    if (values.length === 0 || urls.length * values.length > most) continue;
    urls = urls.flatMap((url) => values.map((value) => url.replaceAll(`{${name}}`, () => String(value))));
  }
  return urls.map(normalised);
}

function normalised(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase()).replace(/\/+$/, "");
}
