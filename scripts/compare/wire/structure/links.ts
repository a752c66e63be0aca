import type { LinkModel } from "../../../model/model.ts";
import { pairs } from "../operations/pairs.ts";
import type { WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Returns the route of a link's operation, which does not depend on its id: `GET /things/{1}`. */
export type RouteOf = (link: LinkModel) => string;

/**
 * Changes of the links of responses. None is a break: they only suggest what a caller may do next, and no message
 * changes.
 */
export function* linkChanges(
  old: WireOperation,
  now: WireOperation,
  [routeBefore, routeAfter]: readonly [RouteOf, RouteOf],
): Generator<StructureChange> {
  for (const [status, { model: before }, { model: after }] of pairs(old.responses, now.responses)) {
    const [was, is] = [before.links ?? {}, after.links ?? {}];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const change = { place: `response ${status} link ${name}`, direction: "response" } as const;
      const [one, other] = [linkIn(was, name), linkIn(is, name)];
      const link = `the link \`${name}\` of its response ${status}`;
      if (!one) yield { ...change, rule: "link-added", bump: "minor", says: `has ${link}` };
      else if (!other)
        yield { ...change, rule: "link-removed", bump: "minor", says: `no longer has ${link}` };
      else if (routeBefore(one) !== routeAfter(other) || sends(one) !== sends(other))
        yield { ...change, rule: "link-changed", bump: "minor", says: `has another use of ${link}` };
      else if (one.description !== other.description)
        yield { ...change, rule: "link-words-changed", bump: "patch", says: `has other words for ${link}` };
    }
  }
}

function linkIn(links: Readonly<Record<string, LinkModel>>, name: string): LinkModel | undefined {
  return Object.hasOwn(links, name) ? links[name] : undefined;
}

/** What a link gives to its operation. */
function sends({ parameters = {}, requestBody }: LinkModel): string {
  return JSON.stringify([Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)), requestBody]);
}
