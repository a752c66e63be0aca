import { pointerStep } from "../../../lib/json-pointer.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import type { WireOperation, WireOperations } from "../operations/wire-operations.ts";
import { bodyChanges } from "./bodies.ts";
import { codeChanges } from "./codes.ts";
import { textPartChanges } from "./error-texts.ts";
import { idempotencyChanges } from "./idempotency.ts";
import { limitChanges } from "./limits.ts";
import { linkChanges, type RouteOf } from "./links.ts";
import { paginationChanges } from "./pagination.ts";
import { parameterChanges } from "./parameters.ts";
import { referenceChanges } from "./references.ts";
import { responseChanges } from "./responses.ts";
import { securityChanges } from "./security.ts";
import { type Flow, keepBoth, type StructureChange } from "./structure-rules.ts";
import { wordChanges } from "./words.ts";

/** Changes of operations, and of everything that belongs to them except their schemas. */
export function structuralFindings(old: WireOperations, now: WireOperations): Finding[] {
  const routes = [routesOf(old), routesOf(now)] as const;
  const found = [...old].flatMap(([key, before]) => {
    const after = now.get(key);
    return after
      ? [...changes(before, after, routes)].map((change) => told(before, change))
      : [told(before, removed)];
  });
  const added = [...now].flatMap(([key, after]) => (old.has(key) ? [] : [told(after, isNew)]));
  return [...found, ...added];
}

/** Where the operations of links are; one that is named by a reference is where that leads. */
function routesOf(operations: WireOperations): RouteOf {
  const routes = new Map(
    [...operations].flatMap(([key, { model }]) => [
      [model.operationId, key],
      [`#/paths${pointerStep(model.path)}/${model.method.toLowerCase()}`, key],
    ]),
  );
  return ({ operationId = "", operationRef = "" }) =>
    routes.get(operationId || operationRef) ?? `${operationId}${operationRef}`;
}

function* changes(
  old: WireOperation,
  now: WireOperation,
  routes: readonly [RouteOf, RouteOf],
): Generator<StructureChange> {
  const [sends, answers]: readonly Flow[] = old.reversed ? ["given", "taken"] : ["taken", "given"];
  if (!sends || !answers) return;
  yield* securityChanges(old.security, now.security);
  yield* parameterChanges(old.parameters, now.parameters, sends);
  yield* bodyChanges(old.body, now.body, sends);
  yield* responseChanges(old.responses, now.responses, answers);
  yield* codeChanges(old, now, answers);
  yield* textPartChanges(old, now, answers);
  yield* referenceChanges(old, now);
  yield* paginationChanges(old, now);
  yield* linkChanges(old, now, routes);
  yield* limitChanges(old, now);
  yield* idempotencyChanges(old, now);
  yield* wordChanges(old, now);
}

const place = { place: "operation", direction: "both" } as const;
const isNew: StructureChange = { ...place, rule: "operation-added", bump: "minor", says: "is new" };
const removed: StructureChange = {
  ...place,
  rule: "operation-removed",
  bump: "major",
  says: "is gone",
  fix: keepBoth,
};

function told({ name }: WireOperation, { says, ...change }: StructureChange): Finding {
  return makeFinding({ verdict: "wire", operation: name, ...change, sentence: `\`${name}\` ${says}.` });
}
