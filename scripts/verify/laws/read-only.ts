import { asFields, type Fields, ownField } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, refusal } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { law } from "./answers.ts";
import { type LawResource, recordIn } from "./resources.ts";
import { lawProbe, shownState } from "./state.ts";
import { wholeInput } from "./whole-body.ts";

/** Fields that an update does not set are ignored or refused, even if the body has them. */
export async function checkReadOnly(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  base: RequestInput,
  body: unknown,
): Promise<void> {
  const { operation } = target.subject;
  const known = await stateOrAnswer(check, target, resource, base);
  if (!known) return;
  // A new object may have fields that this one lacks.
  const other = resource.create && wholeInput(resource.create)?.body;
  const fields = [...(operation.laws?.keeps ?? []), ...(operation.laws?.forward ?? [])];
  for (const field of fields) {
    const value = known[field] ?? ownField(other, field);
    if (value === undefined || ownField(body, field) !== undefined) continue;
    const sent = { ...asFields(body), [field]: altered(value) };
    if (!bodySchema(target.subject)?.safeParse(sent).success) continue;
    const probe: Probe = {
      ...lawProbe(
        target,
        { ...base, body: sent },
        `\`${field}\` in the body`,
        "a body that names a field which an update does not set",
      ),
      rule: "read-only",
      expected: { ...accepted(operation), ...refusal },
    };
    const result = await check.ask(probe);
    const answered = result.succeeded ? recordIn(operation, result.value) : undefined;
    if (operation.laws?.forward?.includes(field) && answered?.[field] === altered(value))
      check.report(
        law("forward", field, `The body can set \`${field}\`.`, "a timestamp that the server sets", answered),
        probe,
        result.outcome,
      );
  }
}

async function stateOrAnswer(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  base: RequestInput,
): Promise<Fields | undefined> {
  const result = await check.ask(lawProbe(target, base, "the documented example"));
  const record = recordIn(target.subject.operation, result.value);
  return record && shownState(check, resource, record);
}

/** Another value of the same form: a character moved on; a timestamp goes back; a list loses an item. */
export function altered(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.length > 0 ? value.slice(1) : ["x"];
  if (typeof value !== "string") return "x";
  if (/^\d{4}-\d\d-\d\d/.test(value)) return value.replace(/^\d{4}/, "2001");
  return value.replace(/[0-8a-yA-Y](?=[^0-8a-yA-Y]*$)/, (last) =>
    String.fromCharCode(last.charCodeAt(0) + 1),
  );
}

// Coverage: the unit tests have few fields that a request refuses.
