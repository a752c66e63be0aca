import type { LawsModel } from "./vocabulary.ts";

/** The fields that identify an object of a resource: those that all paths to one use. */
export function keyFields(laws: readonly LawsModel[]): readonly string[] {
  const identities = laws
    .filter(({ effect, identity }) => identity && effect !== "list")
    .sort((a, b) => Number(a.effect === "create") - Number(b.effect === "create"));
  const [first = [], ...others] = identities.map(({ identity = {} }) => Object.values(identity));
  const common = first.filter((field) => others.every((fields) => fields.includes(field)));
  return common.length > 0 ? common : first;
}
