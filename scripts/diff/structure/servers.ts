import { isObject } from "../../cases/index.ts";
import { type Document, type Json, objectAt } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";

/** Which servers there are is a matter of deployment; that they changed is told. */
export function serverFindings(old: Document, now: Document): Finding[] {
  const [before, after] = [addressesOf(old), addressesOf(now)];
  if (before === after) return [];
  return [
    makeFinding({
      verdict: "wire",
      rule: "servers-changed",
      place: "servers",
      direction: "both",
      bump: "minor",
      sentence: "The list of servers changed.",
    }),
  ];
}

/** The servers' addresses, sorted; without servers it is `/`. */
function addressesOf({ servers }: Document): string {
  const all = Array.isArray(servers) && servers.length > 0 ? servers.filter(isObject) : [{ url: "/" }];
  return JSON.stringify([...new Set(all.map(addressOf))].sort());
}

/** The address with its variables' defaults in it, and without a slash at its end. */
function addressOf(server: Json): string {
  const variables = objectAt(server, "variables");
  return String(server["url"] ?? "/")
    .replace(/\{([^{}]*)\}/g, (whole, name: string) =>
      Object.hasOwn(variables, name) ? String(objectAt(variables, name)["default"] ?? whole) : whole,
    )
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase())
    .replace(/\/+$/, "");
}
