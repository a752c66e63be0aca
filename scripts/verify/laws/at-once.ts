import { asFields, ownField } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, open } from "../expectation.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, law, short } from "./answers.ts";
import { type LawResource, recordIn } from "./resources.ts";
import { isReadable, lawProbe, stateOf } from "./state.ts";
import { vary } from "./vary.ts";

const rounds = 3;

/** Updates of different fields at once: neither undoes what the other one has set. */
export async function partsAtOnce(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  base: RequestInput,
): Promise<void> {
  const { operation } = target.subject;
  const schema = bodySchema(target.subject);
  if (!isReadable(resource)) return;
  for (let round = 0; round < rounds; round++) {
    const whole = vary(base.body, target.subject, `${round}`, round);
    const parts = Object.entries(asFields(whole) ?? {})
      .map(([name, value]) => ({ [name]: value }))
      .filter((part) => schema?.safeParse(part).success);
    const probes = parts.map((body) => ({
      ...lawProbe(target, { ...base, body }, "updates of different fields at once"),
      expected: open,
      lawful: false,
    }));
    const results = await check.askAll(probes);
    const record = recordIn(operation, results[0]?.value);
    const [probe] = probes;
    if (!probe || !record || !results.every(({ succeeded }) => succeeded)) return;
    const lost = await check.settled(async (look) => {
      const state = await stateOf(look, resource, record);
      const fields = (operation.laws?.sets ?? []).filter(
        (field) =>
          ownField(whole, field) !== undefined && state && !contains(state[field], ownField(whole, field)),
      );
      for (const field of fields)
        look.report(
          fieldLaw("parallel", field, `Updates of different fields at once: \`${field}\` is lost.`, {
            expected: short(ownField(whole, field)),
            held: state?.[field],
          }),
          probe,
        );
      return fields;
    });
    if (lost.length > 0) return;
  }
}

/** Updates at once: each answer belongs to its own request, and one of the bodies is what the object holds in the end. */
export async function atOnce(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  bodies: readonly unknown[],
): Promise<void> {
  const { own: base, subject } = target;
  if (!base) return;
  const probes = bodies.map((body) => ({
    ...lawProbe(target, { ...base, body }, "several updates at once"),
    expected: {
      ...accepted(subject.operation),
      errors: [...(accepted(subject.operation).errors ?? []), { status: 409 }],
    },
  }));
  const results = await check.askAll(probes);
  const index = results.findIndex(({ succeeded }) => succeeded);
  const record = recordIn(subject.operation, results[index]?.value);
  const probe = probes[index];
  if (!record || !probe || !isReadable(resource)) return;
  const sets = subject.operation.laws?.sets ?? [];
  await check.settled(async (look) => {
    const state = await stateOf(look, resource, record);
    const fits = (body: unknown) =>
      sets.every(
        (field) => ownField(body, field) === undefined || contains(state?.[field], ownField(body, field)),
      );
    if (!state || bodies.some(fits)) return;
    look.report(
      law(
        "parallel",
        "mixed",
        "After several updates at once, the object holds what none of them sent.",
        "what one of them sent",
        state,
      ),
      probe,
    );
  });
}

// Coverage: the unit tests have no server that refuses one of two requests at once.
