import type { OperationCheck } from "../check.ts";
import { probedInputs } from "../inputs.ts";
import { invalidProbe, validProbe } from "../probes/inputs.ts";
import { thinned } from "../values.ts";
import { createOne } from "./lifecycle.ts";
import { inputOn, type LawResource } from "./resources.ts";

/** The most objects that are created for valid inputs, and the most that invalid inputs may delete before this ends. */
const most = 4;

/** Sends the valid and the invalid inputs of a deletion, besides its path, for objects that are created for it. */
export async function checkDeletionInputs(
  check: OperationCheck,
  { create, delete: remove }: LawResource,
  seed: number,
): Promise<void> {
  if (!create?.authorized || !remove?.authorized) return;
  const inputs = [...probedInputs(remove.subject, seed, () => {})].filter(
    ({ place }) => !place.startsWith("params/"),
  );
  let count = 0;
  const next = async () => (await createOne(check, create, seed, 400 + count++))?.record;
  const valid = inputs.filter((input) => input.valid);
  const invalid = inputs.filter((input) => !input.valid);
  let record = invalid.length > 0 ? await next() : undefined;
  for (const input of invalid) {
    if (!record || count > most) break;
    const own = inputOn(remove, record, remove.own?.params);
    const { succeeded } = await check.ask(invalidProbe(remove, own, input));
    if (succeeded) record = await next();
  }
  for (const input of thinned(valid, most)) {
    const made = await next();
    if (!made) return;
    await check.ask(validProbe(remove, inputOn(remove, made, remove.own?.params), input));
  }
}
