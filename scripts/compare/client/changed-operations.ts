import { componentNameOf } from "../../lib/component-reference.ts";
import { isSchema, type JsonSchema } from "../../lib/json-schema.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel, WebhookModel } from "../../model/model.ts";
import { sentOperationsOf } from "../wire/operations/named-operations.ts";
import { sameness } from "../wire/schemas/sameness.ts";

/** Texts for people, and members that no client contains: a difference in them does not change a client. */
const silent: ReadonlySet<string> = new Set([
  ...["description", "reason", "examples", "deprecated", "links", "files", "encoding"],
]);

/**
 * The operations in which two APIs differ, in themselves or in what they refer to, as `GET /things`.
 * Equal schemas in other places or under other names make the same types.
 */
export function changedOperations(before: ApiModel, after: ApiModel): string[] {
  const [old, now] = [printsOf(before), printsOf(after)];
  const { same } = sameness();
  const isAlike = (key: string) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (!was || !is || was.text !== is.text) return false;
    return was.schemas.every((schema, index) =>
      same({ root: before, schema }, { root: after, schema: is.schemas[index] ?? true }),
    );
  };
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => !isAlike(key));
}

/**
 * An API with some of its operations only. Components that these do not need keep their names: a
 * client exports those, too.
 */
export function withOperations(api: ApiModel, names: ReadonlySet<string>): ApiModel {
  const sent = new Set(sentOperationsOf(api).flatMap(({ name, model }) => (names.has(name) ? [model] : [])));
  const changed = (one: WebhookModel): WebhookModel[] => {
    const own = one.operations.filter((operation) => sent.has(operation));
    return own.length > 0 ? [{ ...one, operations: own }] : [];
  };
  const operations = api.operations.flatMap(({ callbacks, ...operation }) => {
    const own = callbacks?.flatMap(changed) ?? [];
    if (own.length === 0 && !names.has(methodAndPath(operation))) return [];
    return [own.length > 0 ? { ...operation, callbacks: own } : operation];
  });
  const webhooks = api.webhooks?.flatMap(changed) ?? [];
  const needed = refsIn(api, [operations, webhooks]);
  const schemas = Object.entries(api.components.schemas).map(([name, schema]) => [
    name,
    needed.has(name) ? schema : {},
  ]);
  return {
    ...api,
    operations,
    webhooks,
    components: { ...api.components, schemas: Object.fromEntries(schemas) },
  };
}

/** Names of the schemas that a value refers to, directly or indirectly. */
function refsIn(api: ApiModel, value: unknown): Set<string> {
  const all = new Set(printed(value).refs);
  for (const name of all) for (const next of printed(schemaOf(api, name)).refs) all.add(next);
  return all;
}

interface Print {
  readonly text: string;
  readonly schemas: readonly JsonSchema[];
}

/** The parts of an API that its client is made from: each operation as text, and the schemas in it. */
function printsOf(api: ApiModel): ReadonlyMap<string, Print> {
  return new Map([
    ...api.operations.map((operation) => [methodAndPath(operation), printOf(api, operation)] as const),
    ...sentOperationsOf(api).map(({ name, model }) => [name, printOf(api, payloadOf(model))] as const),
  ]);
}

/** For a request that the server sends, a client only has the type of its body. */
function payloadOf({ requestBody, ...operation }: OperationModel): OperationModel {
  const none = { parameters: [], responses: [], errorResponses: [], errors: [] };
  return { ...operation, ...none, ...(requestBody ? { requestBody } : {}) };
}

function printOf(api: ApiModel, operation: OperationModel): Print {
  const { operationId, parameters, requestBody, responses, errorResponses, errors } = operation;
  const texts = errors.map(({ status, text, parts, code, promised }) => [
    status,
    text,
    parts,
    code,
    promised,
  ]);
  const schemas: JsonSchema[] = [];
  const known = new Set<string>();
  const text = JSON.stringify(
    { operationId, parameters, requestBody, responses, errorResponses, texts },
    (key, inside: unknown) => {
      if (key === "schema" && isSchema(inside)) {
        schemas.push(inside);
        for (const one of knownIn(api, inside)) known.add(one);
        return "";
      }
      return silent.has(key) ? undefined : inside;
    },
  );
  return { text: [text, ...[...known].sort()].join("\n"), schemas };
}

/** The known values of open enums, which are in the types although the schema accepts other values. */
function knownIn(api: ApiModel, schema: JsonSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown) => {
    for (const known of printed(value).known) found.add(known);
  };
  add(schema);
  for (const name of refsIn(api, schema)) add(schemaOf(api, name));
  return found;
}

function schemaOf(api: ApiModel, name: string): unknown {
  const { schemas } = api.components;
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** A value as text, with the schemas that it refers to and the open enums in it. */
interface Printed {
  readonly refs: readonly string[];
  readonly known: readonly string[];
}

const printeds = new WeakMap<object, Printed>();

function printed(value: unknown): Printed {
  if (typeof value !== "object" || value === null) return { refs: [], known: [] };
  const done = printeds.get(value);
  if (done) return done;
  const [refs, known] = [new Set<string>(), new Set<string>()];
  printeds.set(value, { refs: [], known: [] });
  for (const [key, inside] of Object.entries(value)) {
    if (key === "$ref" && typeof inside === "string") refs.add(componentNameOf(inside) ?? inside);
    if (key === "x-extensible-enum") known.add(JSON.stringify(inside));
    const below = printed(inside);
    for (const ref of below.refs) refs.add(ref);
    for (const one of below.known) known.add(one);
  }
  const made = { refs: [...refs], known: [...known] };
  printeds.set(value, made);
  return made;
}
