import { asFields } from "../lib/fields.ts";
import type { StoredResource } from "./resources.ts";

/**
 * Reads data in the form that files for `start --seed` had before a contract could have several resources:
 * the objects of the only one are next to an organization's name and keys, under a name of their own.
 */
export function fromFormerData(value: unknown, resources: ReadonlyMap<string, StoredResource>): unknown {
  const [only, ...others] = resources.keys();
  const fields = asFields(value);
  if (only === undefined || others.length > 0 || !fields) return value;
  const { organizations, ...rest } = fields;
  if (!Array.isArray(organizations)) return value;
  return { ...rest, organizations: organizations.map((organization) => withObjects(organization, only)) };
}

function withObjects(organization: unknown, resource: string): unknown {
  const fields = asFields(organization);
  if (!fields || "objects" in fields) return organization;
  const { name, keys, ...lists } = fields;
  const [objects, ...others] = Object.values(lists);
  const isFormer = Array.isArray(objects) && others.length === 0;
  return isFormer ? { name, keys, objects: { [resource]: objects } } : organization;
}
