import type { Fields } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, type Expectation, foreign, notFound, success, unauthorized } from "../expectation.ts";
import { wrongCredential } from "../http/credentials.ts";
import { httpRequest, withCredential } from "../http/request.ts";
import { idempotencyKey } from "../idempotency-key.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { type CheckedTarget, namesWhatItMakes } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, law, short } from "./answers.ts";
import { freeParams } from "./free-name.ts";
import { checkListed, listed } from "./listed.ts";
import { checkOrder, inOrder } from "./order.ts";
import { identityOf, inputOn, type LawResource, recordIn } from "./resources.ts";
import { checkServerFields } from "./server-fields.ts";
import { isReadable, lawProbe, stateOf } from "./state.ts";
import { checkFree, checkUnique, checkUniqueUpdate, uniqueOf } from "./unique.ts";
import { otherwiseListed, variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

/**
 * Makes an object; `undefined` where the server's state does not let it, or where the path names it and no name is free
 * for sure. `params` are those of an object that the principal has.
 */
export async function createOne(
  check: OperationCheck,
  create: CheckedTarget,
  seed: number,
  index: number,
  params?: RequestInput["params"],
) {
  const { subject } = create;
  const whole = wholeInput(create);
  if (!whole || !create.authorized) return undefined;
  const isNamed = namesWhatItMakes(subject.operation).length > 0;
  const own = params ?? (isNamed ? freeParams(create, whole.params, index) : whole.params);
  if (!own) return undefined;
  const base = { ...whole, params: own };
  const varied = vary(base.body, subject, variedBy(seed), index);
  const body = index % 2 === 0 ? otherwiseListed(varied, subject) : varied;
  const probe: Probe = {
    ...lawProbe(create, { ...base, body }, "creating an object"),
    expected: accepted(subject.operation),
  };
  const result = await check.ask(probe);
  const record = result.succeeded ? recordIn(subject.operation, result.value) : undefined;
  return record && { probe, record, outcome: result.outcome };
}

/** From creation to deletion: a created object can be read, and a deleted one can't. */
export async function checkLifecycle(
  check: OperationCheck,
  resource: LawResource,
  seed: number,
): Promise<void> {
  const { create, read } = resource;
  if (!create) return;
  const made = await createOne(check, create, seed, 1);
  if (!made && isNamed(resource)) return checkOwn(check, create, resource, seed);
  if (!made) return checkFree(check, resource, seed);
  const double = await checkDouble(check, create, resource, made, seed);
  const twin = await createOne(check, create, seed, 2);
  const { probe, record } = made;
  if (twin) isAnother(check, resource, made, twin);
  if (!isNamed(resource)) await checkServerFields(check, create, made, seed);
  if (read?.authorized) await check.settled((look) => readCreated(look, read, record));
  await checkListed(check, resource, record, probe, "created");
  await check.settled((look) => checkOrder(look, resource, record, probe));
  if (twin && resource.update?.authorized)
    await checkUniqueUpdate(check, resource.update, twin.record, record, seed);
  if (twin) await checkNeighbour(check, resource, record, twin.record, seed);
  if (!isNamed(resource)) await createAtOnce(check, create, resource, seed);
  await checkDeletion(check, resource, record);
  if (double && isReadable(resource)) {
    await deleteLike(check, create, resource, seed);
    await check.settled(async (look) => {
      if (await stateOf(look, resource, double.record)) return;
      look.report(
        law(
          "neighbour",
          "deleted",
          "A deletion of one object deletes another one, too.",
          "the other object, as before",
        ),
        double.probe,
      );
    });
  }
}

/** Creates another object with the same values and deletes it: a server must delete by name, not by content. */
async function deleteLike(
  check: OperationCheck,
  create: CheckedTarget,
  { delete: remove }: LawResource,
  seed: number,
): Promise<void> {
  if (!remove?.authorized) return;
  const like = await createOne(check, create, seed, 1);
  if (!like) return;
  const label = "deleting one of two objects with the same values";
  await check.ask({
    ...lawProbe(remove, inputOn(remove, like.record, remove.own?.params), label, label),
    rule: "delete",
    lawful: false,
  });
}

/** If no other name is free, repeats the creation of the principal's own object, and does not delete it. */
async function checkOwn(
  check: OperationCheck,
  create: CheckedTarget,
  resource: LawResource,
  seed: number,
): Promise<void> {
  const made = create.own && (await createOne(check, create, seed, 1, create.own.params));
  if (!made) return checkFree(check, resource, seed);
  const { read } = resource;
  const { record, probe } = made;
  if (read?.authorized) await check.settled((look) => readCreated(look, read, record));
  await checkListed(check, resource, record, probe, "created");
}

/** What was created reads as the creation answered. */
async function readCreated(check: OperationCheck, read: CheckedTarget, record: Fields): Promise<void> {
  const probe = lawProbe(
    read,
    inputOn(read, record, read.own?.params),
    "reading what was created",
    "reading what was created",
  );
  const result = await check.ask({ ...probe, rule: "create-read" });
  const state = recordIn(read.subject.operation, result.value) ?? {};
  for (const field of result.succeeded ? Object.keys(record) : [])
    if (field in state && !contains(state[field], record[field]))
      check.report(
        fieldLaw(
          "create-read",
          field,
          `\`${field}\` of a created object reads otherwise than the creation answered.`,
          { expected: short(record[field]), held: state[field] },
        ),
        probe,
        result.outcome,
      );
}

/** Whether the path of a creation names what is made: of one name, there is one object. */
function isNamed({ create, key }: LawResource): boolean {
  const named = Object.values(create?.subject.operation.laws?.identity ?? {});
  return key.length > 0 && key.every((field) => named.includes(field));
}

type Made = NonNullable<Awaited<ReturnType<typeof createOne>>>;

/** The same body again makes another object, unless the contract says that the operation is idempotent or that values are unique. */
async function checkDouble(
  check: OperationCheck,
  create: CheckedTarget,
  resource: LawResource,
  made: Made,
  seed: number,
): Promise<Made | undefined> {
  if (uniqueOf(create).length > 0) {
    await checkUnique(check, create, made.probe, seed);
    return undefined;
  }
  await checkSameKey(check, create, resource, made);
  if (create.subject.operation.idempotent || resource.key.length === 0 || isNamed(resource)) return undefined;
  const double = await createOne(check, create, seed, 1);
  return double && isAnother(check, resource, made, double) ? double : undefined;
}

/** A creation that is repeated with its key creates no second object, if the contract says that it is idempotent. */
async function checkSameKey(
  check: OperationCheck,
  { subject: { operation } }: CheckedTarget,
  resource: LawResource,
  { probe, record }: Made,
): Promise<void> {
  if (!operation.idempotent || !idempotencyKey(operation) || resource.key.length === 0) return;
  const again = { ...probe, label: "the same creation again, with the same key" };
  const result = await check.ask(again);
  const second = result.succeeded ? recordIn(operation, result.value) : undefined;
  if (second && identityOf(resource, second) !== identityOf(resource, record))
    check.report(
      law(
        "idempotent",
        "key",
        "The same creation, sent again with its key, makes a second object.",
        "the same object: the operation is idempotent",
        second,
      ),
      again,
      result.outcome,
    );
}

/** Whether a second creation created another object; reports it if not. */
function isAnother(check: OperationCheck, resource: LawResource, { record }: Made, second: Made): boolean {
  if (resource.key.length === 0) return true;
  if (identityOf(resource, second.record) !== identityOf(resource, record)) return true;
  check.report(
    law("create-distinct", "same", "Two creations make one object.", "an object of its own", second.record),
    second.probe,
  );
  return false;
}

/** Creations at the same time: each creates an object, and none of them is lost. */
async function createAtOnce(
  check: OperationCheck,
  create: CheckedTarget,
  resource: LawResource,
  seed: number,
): Promise<void> {
  if (!isReadable(resource)) return;
  const made = await Promise.all([4, 5].map((index) => createOne(check, create, seed, index)));
  for (const one of made)
    if (one)
      await check.settled(async (look) => {
        if (await stateOf(look, resource, one.record)) return;
        look.report(
          law(
            "create-read",
            "parallel",
            "Of two objects that are made at once, one is lost.",
            "both objects",
          ),
          one.probe,
        );
      });
}

/** An update changes no other object. */
async function checkNeighbour(
  check: OperationCheck,
  resource: LawResource,
  record: Fields,
  twin: Fields,
  seed: number,
): Promise<void> {
  const { update } = resource;
  if (!update?.own || !update.authorized || !isReadable(resource)) return;
  const before = await check.settled((look) => stateOf(look, resource, twin));
  const input = inputOn(update, record, update.own.params);
  const body = vary(input.body, update.subject, variedBy(seed), 3);
  const probe = {
    ...lawProbe(update, { ...input, body }, "an update of one object"),
    expected: accepted(update.subject.operation),
  };
  await check.ask(probe);
  await checkListed(check, resource, record, probe, "updated");
  await check.settled((look) => inOrder(look, resource, record, twin, probe));
  await check.pause();
  const after = before && (await stateOf(check, resource, twin));
  const changed = after ? Object.keys(before).filter((field) => !contains(after[field], before[field])) : [];
  for (const field of changed)
    check.report(
      fieldLaw("neighbour", field, `An update of one object changes \`${field}\` of another.`, {
        expected: `${short(before?.[field])}, as before`,
        held: after?.[field],
      }),
      probe,
    );
}

async function checkDeletion(check: OperationCheck, resource: LawResource, record: Fields): Promise<void> {
  const { delete: remove, read, update, list } = resource;
  if (!remove?.authorized) return;
  const probeOf = (target: CheckedTarget, label: string, expected: Expectation): Probe => ({
    ...lawProbe(target, inputOn(target, record, target.own?.params), label, label),
    rule: "delete",
    place: label,
    expected,
    lawful: false,
  });
  await foreignDeletion(check, remove, record);
  if (await anonymousDeletion(check, remove, record)) return;
  const deleting = probeOf(remove, "deleting an object", success);
  const { succeeded } = await check.ask(deleting);
  if (!succeeded) return;
  for (const [target, label] of [
    [read, "reading a deleted object"],
    [update, "updating a deleted object"],
  ] as const) {
    const expected = target && notFound(target.subject.operation);
    if (target?.authorized && expected)
      await check.settled((look) => look.ask(probeOf(target, label, expected)));
  }
  await check.ask(
    probeOf(remove, "deleting it a second time", {
      ...success,
      ...(notFound(remove.subject.operation) ?? { refusal: true }),
    }),
  );
  await check.settled(async (look) => {
    const left = list?.authorized ? await listed(look, list, resource, record) : undefined;
    if (left && left !== "unknown")
      look.report(
        law("delete-list", "listed", "A deleted object is still in its list.", "no such item", record),
        deleting,
      );
  });
}

/** No caller without a credential can delete it; returns whether one did. */
async function anonymousDeletion(
  check: OperationCheck,
  remove: CheckedTarget,
  record: Fields,
): Promise<boolean> {
  const { subject, credential } = remove;
  if (!credential) return false;
  const { operation, api } = subject;
  const input = inputOn(remove, record, remove.own?.params);
  const wrong = wrongCredential(credential.value);
  const bare = httpRequest(operation, input);
  for (const [label, request] of [
    ["no credential", bare],
    [
      "a well-formed credential that nobody has",
      withCredential(bare, { ...credential, value: wrong, shown: wrong }),
    ],
  ] as const) {
    const { succeeded } = await check.ask({
      ...lawProbe(remove, input, label),
      rule: "credential",
      what: "a request without a valid credential",
      request,
      expected: unauthorized(operation, api.errors.usual.unauthorized.status),
      lawful: false,
    });
    if (succeeded) return true;
  }
  return false;
}

/** Another principal can't delete it, and learns nothing about it. */
async function foreignDeletion(check: OperationCheck, remove: CheckedTarget, record: Fields): Promise<void> {
  const { other, subject } = remove;
  const expected = foreign(subject.operation);
  if (!other || !expected) return;
  const input = inputOn(remove, record, remove.own?.params);
  await check.ask({
    ...lawProbe(remove, input, "the first principal's object, the second one's credential"),
    rule: "foreign-object",
    what: "a request for another principal's object",
    request: httpRequest(subject.operation, input, other.credential),
    expected,
    lawful: false,
    says: "the same answer as for an object that does not exist",
  });
}

// Coverage: the unit tests have no names that are all too short to be made up.
