import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { asFields, type Fields } from "../../lib/fields.ts";
import { fieldNames } from "../../model/schema-fields.ts";
import type { OperationCheck } from "../check.ts";
import { type Expectation, open, success } from "../expectation.ts";
import { fieldsNamed, type LawResource, recordIn } from "../laws/resources.ts";
import { isReadable, lawProbe, stateOf } from "../laws/state.ts";
import type { Restored } from "../report.ts";
import type { Cast } from "../setup.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import type { Ledger, Party } from "./ledger.ts";

/** One principal's object, as an update of it found it. */
export interface Before {
  readonly principal: Party;
  readonly resource: LawResource;
  readonly update: CheckedTarget;
  /** Fields that the check writes. */
  readonly written: readonly string[];
  /** What they hold, as far as it is known. */
  readonly values: Fields;
  /** The object as a read has it. */
  readonly read?: Fields;
}

/** The fields of the principal's objects before anything is written; `known` are those from the options, by operation. */
export async function lookAt(
  check: OperationCheck,
  { party: principal, resources, targets }: Pick<Cast, "party" | "resources" | "targets">,
  known: Readonly<Record<string, Fields>>,
): Promise<Before[]> {
  const found: Before[] = [];
  for (const { resource, update } of updated(resources, targets)) {
    const { api, operation } = update.subject;
    const { laws, operationId } = operation;
    const written = laws?.sets ?? fieldNames(bodyOf(operation)?.schema ?? true, api);
    const read = await readNow(check, resource, update);
    const told = known[operationId] ?? {};
    const values = Object.fromEntries(
      written.flatMap((name) => {
        const value = read?.[name] === undefined ? told[name] : read[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    found.push({ principal, resource, update, written, values, ...(read ? { read } : {}) });
  }
  return found;
}

async function readNow(
  check: OperationCheck,
  resource: LawResource,
  target: CheckedTarget,
): Promise<Fields | undefined> {
  if (!isReadable(resource)) return undefined;
  return stateOf(check, resource, fieldsNamed(target.subject.operation, target.own?.params));
}

/** The updates of the principal's object, each with the operation that reads it: by the laws, or at the same path. */
function updated(
  resources: readonly LawResource[],
  targets: readonly CheckedTarget[],
): { readonly resource: LawResource; readonly update: CheckedTarget }[] {
  const meets = (target: CheckedTarget) => Boolean(target.own) && target.authorized && !target.untouchable;
  const lawful = resources.flatMap((resource) =>
    resource.update && meets(resource.update) ? [{ resource, update: resource.update }] : [],
  );
  const seen = new Set(lawful.map(({ update }) => update.subject));
  const others = targets.filter((target) => {
    const { operation } = target.subject;
    return ["PUT", "PATCH"].includes(operation.method) && bodyOf(operation)?.kind === "json" && meets(target);
  });
  return [
    ...lawful,
    ...others.flatMap((update) => {
      if (seen.has(update.subject)) return [];
      const { path, operationId: name } = update.subject.operation;
      const read = targets.find(
        ({ subject: { operation } }) => operation.method === "GET" && operation.path === path,
      );
      const resource: LawResource = { name, update, key: [], keeps: [], ...(read ? { read } : {}) };
      return [{ resource, update }];
    }),
  ];
}

/** The fields that can't be put back, as their values are not known. */
export function unknownFields({ update, written, values, read }: Before): readonly string[] {
  // A body that is refused puts nothing back.
  if (bodySchema(update.subject)?.safeParse(values).success === false) return written;
  // What a read does not have was not there.
  return read ? [] : written.filter((name) => values[name] === undefined);
}

const moment = 1000;

/**
 * Restores the known fields. It is a finding if the server refuses that, unless the objects are not those that
 * the options name: then `isSure` is `false`.
 */
export async function putBack(
  check: OperationCheck,
  ledger: Ledger,
  before: Before,
  isSure: boolean,
): Promise<Restored[]> {
  const { update, written, values, principal } = before;
  // An object that the run created is deleted with the others.
  if (!update.own || ledger.has(update.subject, update.own.params)) return [];
  const { operationId: operation } = update.subject.operation;
  const unknown = unknownFields(before);
  const whole =
    Object.keys(values).length > 0 && bodySchema(update.subject)?.safeParse(values).success === true;
  const sent = { ...update.own, body: whole ? values : update.own.body };
  const ask = (expected: Expectation) =>
    check.ask({
      ...lawProbe(update, sent, "putting back what was there"),
      rule: "restore",
      lawful: false,
      expected,
    });
  // The server may show the change a moment later.
  const first = await ask(open);
  if (!first.succeeded) await wait(moment);
  const result = first.succeeded ? first : await ask(isSure ? success : open);
  // If the object does not exist, or is not the principal's, nothing was changed.
  if (!isSure && !result.succeeded) return [];
  const left =
    recordIn(update.subject.operation, result.value) ??
    (result.succeeded ? asFields(sent.body) : undefined) ??
    {};
  const shown = Object.fromEntries(
    written.filter((name) => left[name] !== undefined).map((name) => [name, left[name]]),
  );
  const other = await check.settled(async (look, again) => {
    const after = before.read && result.succeeded ? await readNow(look, before.resource, update) : undefined;
    const changed = after
      ? written.filter((name) => !isDeepStrictEqual(after[name], before.read?.[name]))
      : [];
    if (changed.length > 0) again();
    return changed;
  });
  const why = !result.succeeded
    ? "the server did not take it"
    : unknown.length > 0
      ? `what ${restoredFields(unknown)} held is not known (\`--restore\` tells it)`
      : other.length > 0
        ? `${restoredFields(other)} can't be put back as it was`
        : undefined;
  return [
    {
      operation,
      principal,
      fields: shown,
      original: why === undefined,
      ...(why === undefined ? {} : { why }),
    },
  ];
}

export function restoredFields(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

// Coverage: the unit tests have few updates that cannot be restored.
