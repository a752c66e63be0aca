import type { Fields } from "../../lib/fields.ts";
import type { OperationModel } from "../../model/model.ts";
import type { OperationCheck } from "../check.ts";
import type { Probe } from "../probe.ts";
import { law } from "./answers.ts";
import { fieldsNamed, identityOf, type LawResource } from "./resources.ts";
import { itemsOfPage } from "./state.ts";

type Order = "oldest first" | "newest first";

const words: readonly (readonly [order: Order, pattern: RegExp])[] = [
  ["oldest first", /\b(oldest|earliest)( \w+)? first\b|\bfrom (the )?oldest to (the )?newest\b/i],
  ["newest first", /\b(newest|latest|most recent)( \w+)? first\b|\bfrom (the )?newest to (the )?oldest\b/i],
];

/**
 * The order that the description of a list states in these words; `undefined`: it states none, or one by another time
 * than that of creation.
 */
export function statedOrder({ description = "" }: Pick<OperationModel, "description">): Order | undefined {
  const sentence = description.split(/(?<=[.!?])\s+/).find((one) => words.some(([, is]) => is.test(one)));
  if (sentence === undefined || /\b(updat|chang|modif|edit|us)(ed|es)\b|activit/i.test(sentence))
    return undefined;
  const stated = words.filter(([, is]) => is.test(sentence));
  return stated.length === 1 ? stated[0]?.[0] : undefined;
}

/** If a list is described as oldest or newest first, the given object is before or after a new one. */
export async function checkOrder(
  check: OperationCheck,
  resource: LawResource,
  record: Fields,
  probe: Probe,
): Promise<void> {
  const { read, update, delete: remove } = resource;
  const one = read ?? update ?? remove;
  if (one?.own)
    await inOrder(check, resource, fieldsNamed(one.subject.operation, one.own.params), record, probe);
}

/** Two objects come in the order that the description of their list states. */
export async function inOrder(
  check: OperationCheck,
  { list, key }: LawResource,
  older: Fields,
  newer: Fields,
  probe: Probe,
): Promise<void> {
  const order = list && statedOrder(list.subject.operation);
  if (!list?.authorized || !order || key.length === 0) return;
  const found = new Map<string, { readonly at: number; readonly item: Fields }>();
  let at = 0;
  for await (const item of itemsOfPage(check, list)) found.set(identityOf({ key }, item), { at: at++, item });
  const [before, after] = [found.get(identityOf({ key }, older)), found.get(identityOf({ key }, newer))];
  if (!before || !after || before === after || isOfOneTime(before.item, after.item)) return;
  if ((order === "oldest first") === before.at < after.at) return;
  check.report(
    {
      ...law(
        "order",
        "",
        `A new object comes ${before.at < after.at ? "after" : "before"} one that is older.`,
        `the ${order}, as the description says`,
        [before, after].sort((a, b) => a.at - b.at).map(({ item }) => item),
      ),
      clue: { text: order },
    },
    { ...probe, subject: list.subject },
  );
}

/** Whether both were created at the same time by their own fields: then either may come first. */
function isOfOneTime(one: Fields, other: Fields): boolean {
  return Object.keys(one).some((name) => /creat/i.test(name) && one[name] === other[name]);
}
