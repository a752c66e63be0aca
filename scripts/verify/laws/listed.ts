import { isDeepStrictEqual } from "node:util";
import type { Fields } from "../../lib/fields.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { fieldNames, fieldSchema, itemSchemas } from "../../model/schema-fields.ts";
import type { OperationCheck } from "../check.ts";
import type { Probe } from "../probe.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, law, short } from "./answers.ts";
import { identityOf, type LawResource } from "./resources.ts";
import { mostPages, pagesOf, stateOf } from "./state.ts";

/** An existing object is in its list, with the values that a read returns. */
export function checkListed(
  check: OperationCheck,
  resource: LawResource,
  record: Fields,
  probe: Probe,
  how: "created" | "updated",
): Promise<void> {
  return check.settled((look) => lookForListed(look, resource, record, probe, how));
}

async function lookForListed(
  check: OperationCheck,
  resource: LawResource,
  record: Fields,
  probe: Probe,
  how: "created" | "updated",
): Promise<void> {
  const { list, read } = resource;
  if (!list?.authorized) return;
  const look = () => listed(check, list, resource, record);
  // Deletions by others may move it to a page that was read before.
  const item = (await look()) ?? (list.subject.operation.pagination ? await look() : undefined);
  if (item === "unknown") return;
  if (!item) {
    const message = `${how === "created" ? "A created" : "An updated"} object is missing from its list.`;
    check.report(
      law("create-list", "missing", message, `an item with ${identityOf(resource, record)}`),
      probe,
    );
    return;
  }
  if (!read?.authorized && how === "created") asCreated(check, record, item, probe);
  const state = read?.authorized ? await stateOf(check, resource, record) : undefined;
  const { api } = list.subject;
  const schema = itemSchema(list);
  const isSame = read && isDeepStrictEqual(schema, shownSchema(read));
  // Fields that the contract does not have may differ in a list.
  for (const field of schema !== undefined && isSame && state ? fieldNames(schema, api) : [])
    if (!contains(item[field], state?.[field]))
      check.report(
        fieldLaw(
          "list-read",
          field,
          `\`${field}\` of an object is another in its list than where it is read.`,
          {
            expected: short(state?.[field]),
            held: item[field],
          },
        ),
        probe,
      );
}

/** If no operation reads the object, the list shows whether the server has stored what it answered. */
function asCreated(check: OperationCheck, record: Fields, item: Fields, probe: Probe): void {
  for (const field of probe.subject?.operation.laws?.sets ?? [])
    if (field in record && field in item && !contains(item[field], record[field]))
      check.report(
        fieldLaw(
          "create-list",
          field,
          `\`${field}\` of a created object is another in its list than the creation answered.`,
          {
            expected: short(record[field]),
            held: item[field],
          },
        ),
        probe,
      );
}

/** The schema of a list's items, where the list is an array or has them in a field. */
function itemSchema(list: CheckedTarget): JsonSchema | undefined {
  const schema = shownSchema(list);
  return schema === undefined ? undefined : itemSchemas(schema, list.subject.api)[0];
}

/** The schema of what an operation's first answer shows. */
export function shownSchema({ subject: { api, operation } }: CheckedTarget): JsonSchema | undefined {
  const { shows = [], responses } = operation;
  return shows.reduce<JsonSchema | undefined>(
    (schema, name) => (schema === undefined ? undefined : fieldSchema(schema, name, api)),
    responses[0]?.content[0]?.schema,
  );
}

/** The item of a list that is an object; `unknown`: the list is too long to be read to its end. */
export async function listed(
  check: OperationCheck,
  list: CheckedTarget,
  resource: LawResource,
  record: Fields,
): Promise<Fields | "unknown" | undefined> {
  const wanted = identityOf(resource, record);
  let pages = 0;
  for await (const { items } of pagesOf(check, list)) {
    pages++;
    const found = items.find((item) => identityOf(resource, item) === wanted);
    if (found) return found;
  }
  return pages < mostPages ? undefined : "unknown";
}

// Coverage: the unit tests have few lists whose items hold less than the object.
