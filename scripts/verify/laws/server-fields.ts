import { asFields, type Fields, fieldAt } from "../../lib/fields.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { branchesOf, fieldNames, fieldSchema } from "../../model/schema-fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, refusal } from "../expectation.ts";
import { isAnswer } from "../http/message.ts";
import { missingText } from "../missing-object.ts";
import type { Probe } from "../probe.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw } from "./answers.ts";
import { drift } from "./forward.ts";
import { shownSchema } from "./listed.ts";
import { altered } from "./read-only.ts";
import { recordIn } from "./resources.ts";
import { lawProbe } from "./state.ts";
import { choicesIn, variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

/** Only the server sets certain fields of a new object: no body can set them, and the time of creation is that of the request. */
export async function checkServerFields(
  check: OperationCheck,
  create: CheckedTarget,
  { probe, record, outcome }: Made,
  seed: number,
): Promise<void> {
  const { operation, api } = create.subject;
  const body = bodyOf(operation);
  const schemas = { body: body?.schema ?? true, shown: shownSchema(create) };
  const sets = new Set(operation.laws?.sets);
  const fields = serverFields(record, schemas, api).filter(({ path: [name = ""] }) => !sets.has(name));
  creationTimes(check, fields, probe, outcome);
  const base = wholeInput(create);
  if (body?.kind !== "json" || !base) return;
  const varied = asFields(vary(base.body, create.subject, variedBy(seed), 8)) ?? {};
  const others = fields
    .filter(({ value }) => isSimple(value))
    .map(({ path, value, schema }) => ({ path, other: otherThan(value, schema, api) }));
  const sent = others.reduce((one, { path, other }) => withField(one, path, other), varied);
  if (others.length === 0 || !bodySchema(create.subject)?.safeParse(sent).success) return;
  const told: Probe = {
    ...lawProbe(
      create,
      { ...base, body: sent },
      others.map(({ path }) => `\`${path.join("/")}\``).join(", "),
      "a body that names fields which a creation does not set",
    ),
    rule: "read-only",
    expected: { ...accepted(operation), ...refusal },
  };
  const result = await check.ask(told);
  const made = result.succeeded ? recordIn(operation, result.value) : undefined;
  for (const { path, other } of others) {
    const held = fieldAt(made, path);
    if (!made || !contains(held, other) || contains(fieldAt(record, path), other)) continue;
    const name = path.join("/");
    check.report(
      fieldLaw("read-only", name, `The body of a creation can set \`${name}\`, which it does not have.`, {
        expected: "a value that the server sets",
        held,
      }),
      told,
      result.outcome,
    );
  }
}

interface ServerField {
  readonly path: readonly string[];
  readonly value: unknown;
  /** What the answer says of it. */
  readonly schema?: JsonSchema | undefined;
}

interface Schemas {
  readonly body: JsonSchema;
  readonly shown: JsonSchema | undefined;
}

/**
 * The fields of a new object that the body of its creation does not have: also of the objects in it, where body and
 * answer both say what is in them. A body that takes any further field has all of them.
 */
function serverFields(record: Fields, { body, shown }: Schemas, root: object, inside = false): ServerField[] {
  const declared = new Set(fieldNames(body, root));
  if (isOpen(body, root) || (inside && declared.size === 0)) return [];
  return Object.entries(record).flatMap(([name, value]) => {
    const schema = shown === undefined ? undefined : fieldSchema(shown, name, root);
    if (!declared.has(name)) return inside && schema === undefined ? [] : [{ path: [name], value, schema }];
    const inner = fieldSchema(body, name, root);
    const fields = asFields(value);
    if (!fields || schema === undefined || inner === undefined) return [];
    return serverFields(fields, { body: inner, shown: schema }, root, true).map((one) => ({
      ...one,
      path: [name, ...one.path],
    }));
  });
}

/** Whether an object of a schema may have fields of any name. */
function isOpen(schema: JsonSchema, root: object): boolean {
  return branchesOf(schema, root).some(
    ({ additionalProperties = false, patternProperties }) =>
      additionalProperties !== false || patternProperties !== undefined,
  );
}

function withField(fields: Fields, [name = "", ...rest]: readonly string[], value: unknown): Fields {
  if (rest.length === 0) return { ...fields, [name]: value };
  const inner = asFields(fields[name]);
  // An object that the body leaves out is not added only to hold such a field.
  return inner ? { ...fields, [name]: withField(inner, rest, value) } : fields;
}

interface Made {
  readonly probe: Probe;
  readonly record: Fields;
  readonly outcome: Parameters<OperationCheck["report"]>[2];
}

/** A time of creation is neither shifted by a time zone nor taken from another object. */
function creationTimes(
  check: OperationCheck,
  fields: readonly ServerField[],
  probe: Probe,
  outcome: Made["outcome"],
): void {
  const date = outcome && isAnswer(outcome) ? Date.parse(outcome.headers["date"] ?? "") : Number.NaN;
  const now = Number.isNaN(date) ? Date.now() : date;
  for (const { path, value } of fields) {
    const name = path.join("/");
    const time = typeof value === "string" && /T\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
    if (!/creat/i.test(name) || Number.isNaN(time) || Math.abs(time - now) <= drift) continue;
    check.report(
      fieldLaw(
        "created",
        name,
        `\`${name}\` of a new object is not the time of its creation, by the server's own clock.`,
        {
          expected: `about ${new Date(now).toISOString()}`,
          held: value,
        },
      ),
      probe,
      outcome,
    );
  }
}

function isSimple(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Another value that the schema lists, or one of the same form, which names no object. */
function otherThan(value: unknown, schema: JsonSchema | undefined, root: object): unknown {
  const listed = choicesIn(schema, root).find((one) => isSimple(one) && one !== value);
  if (listed !== undefined) return listed;
  const isTime =
    typeof value === "string" && Number.isNaN(Date.parse(value)) === false && /^\d{4}-/.test(value);
  return typeof value === "string" && !isTime
    ? (missingText(value, () => true) ?? altered(value))
    : altered(value);
}

// Coverage: the unit tests have few fields that a body does not declare.
