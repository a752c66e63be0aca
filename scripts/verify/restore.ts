import type { Check } from "./check.ts";
import { open, success } from "./expectation.ts";
import { asFields, type Fields, identityOf, inputOn, type Resource } from "./laws/resources.ts";
import { isReadable, lawProbe, stateOf } from "./laws/state.ts";
import type { Probe } from "./probe.ts";
import type { Restored } from "./report.ts";

/** Puts back what is written on behalf of one principal. */
export interface Restorer {
  /** To be told of every object that was made. */
  readonly made: (resource: Resource, record: Fields) => void;
  /**
   * Undoes it all, as far as the contract allows, and says so. That the server refuses it is a finding,
   * unless the objects are not what the check was told: then `isSure` is `false`.
   */
  readonly restore: (isSure: boolean) => Promise<Restored[]>;
}

/** Looks at the principal's objects before anything is written; `known` is what it was told of them. */
export async function createRestorer(
  check: Check,
  resources: readonly Resource[],
  principal: Restored["principal"],
  known?: Fields,
): Promise<Restorer> {
  const before = new Map<Resource, Fields | undefined>();
  for (const resource of resources) {
    const own = ownRecord(resource);
    if (own && isReadable(resource)) before.set(resource, await stateOf(check, resource, own));
  }
  const created = new Map<Resource, Map<string, Fields>>();
  return {
    made: (resource, record) => {
      const records = created.get(resource) ?? new Map<string, Fields>();
      created.set(resource, records.set(identityOf(resource, record), record));
    },
    restore: async (isSure) => {
      const done: Restored[] = [];
      for (const resource of resources) {
        const records = created.get(resource) ?? new Map<string, Fields>();
        const own = ownRecord(resource);
        // What the run made itself is deleted with the rest.
        if (!own || !records.has(identityOf(resource, own)))
          done.push(...(await putBack(check, resource, principal, before.get(resource) ?? known, isSure)));
        done.push(...(await remove(check, resource, principal, [...records.values()])));
      }
      return done;
    },
  };
}

/** The principal's object that an update may change, as far as the path tells. */
function ownRecord({ update, identity }: Resource): Fields | undefined {
  if (!update?.own || !update.authorized || update.untouchable) return undefined;
  const { params } = update.own;
  return Object.fromEntries(identity.map(([name, field]) => [field, params[name]]));
}

async function putBack(
  check: Check,
  resource: Resource,
  principal: Restored["principal"],
  values: Fields | undefined,
  isSure: boolean,
): Promise<Restored[]> {
  const { update } = resource;
  if (!update?.own || !ownRecord(resource)) return [];
  const { laws, operationId, body: payload } = update.subject.operation;
  const sets = laws?.sets ?? [];
  const only = (fields: Fields) =>
    Object.fromEntries(sets.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
  const kept = values && only(values);
  const original = kept !== undefined && payload?.schema?.safeParse(kept).success === true;
  const body = original ? kept : update.own.body;
  const probe = undoing(update, { ...update.own, body }, "putting back what was there");
  const result = await check.ask({ ...probe, expected: isSure ? success : open });
  // Where the object is not there, or not the principal's, nothing was changed.
  if (!isSure && !result.succeeded) return [];
  const left = asFields(result.value) ?? {};
  return [{ operation: operationId, principal, original: original && result.succeeded, fields: only(left) }];
}

async function remove(
  check: Check,
  resource: Resource,
  principal: Restored["principal"],
  records: readonly Fields[],
): Promise<Restored[]> {
  const { delete: target, create } = resource;
  if (records.length === 0 || !create) return [];
  const { operationId: operation } = create.subject.operation;
  const made = records.length;
  if (!target?.authorized) return [{ operation, principal, original: false, made, fields: {} }];
  const results = await check.askAll(
    records.map((record) => ({
      ...undoing(
        target,
        inputOn(target, resource, record, target.own?.params),
        "deleting what the check made",
      ),
      // The laws of deletion have deleted some.
      expected: open,
    })),
  );
  const original = results.every(({ succeeded, status }) => succeeded || status === 404);
  return [{ operation, principal, original, made, fields: {} }];
}

function undoing(...[target, input, label]: Parameters<typeof lawProbe>): Probe {
  return { ...lawProbe(target, input, label), rule: "restore", lawful: false };
}
