import type { Api } from "../../contract/api.ts";
import { propertyName } from "../words.ts";
import { clientVariable, errorClass, optionOf } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";

/**
 * A valid input of an operation as an object literal on one line: every required field, with the
 * contract's first example of it; `undefined` where the contract has none.
 */
export function sampleInput({ operation, input }: OperationModel): string | undefined {
  const [example] = Object.values(operation.body?.examples ?? {});
  const body = (example?.value ?? {}) as Readonly<Record<string, unknown>>;
  const entries: string[] = [];
  for (const { name, place, required, schema } of input.fields) {
    const [first] = (schema["examples"] ?? []) as readonly unknown[];
    const value = place !== "body" ? first : input.flat ? body[name] : example?.value;
    if (value !== undefined && required) entries.push(`${propertyName(name)}: ${JSON.stringify(value)}`);
    else if (required) return undefined;
  }
  return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
}

/** The README's code: one operation in use, where the contract has examples for it. */
export function sampleText(api: Api, models: readonly OperationModel[]): string {
  const shown = models.find((model) => sampleInput(model) && firstAnswer(model));
  if (!shown) return "";
  const { operation, results } = shown;
  const { operationId, security } = operation;
  const [key] = security;
  const options = key ? `{ ${optionOf(key.name)}: process.env.${key.scheme.environment} }` : "";
  const client = clientVariable(api);
  const call = `await ${operationId}(${client}, ${sampleInput(shown)})`;
  const refusal = results.find(({ texts }) => texts.length > 0);
  const texts = refusal?.texts.map((text) => JSON.stringify(text)).join(", ");
  return `\`\`\`ts
import { createClient, unwrap, ${operationId} } from "${api.packages.client}";

const ${client} = createClient(${options});
const result = ${call};
switch (result.status) {
  case ${firstAnswer(shown)}:
    console.log(result.data);
    break;
${
  refusal
    ? `  case ${refusal.status}:
    console.log(result.error); // ${texts}, or a text that is new
    break;
`
    : ""
}  default:
    console.log(result.status);
}

const data = unwrap(${call}); // throws ${errorClass(api)} otherwise
\`\`\`
`;
}

function firstAnswer({ results }: OperationModel): number | undefined {
  return results.find(({ ok, kind }) => ok && kind === "json")?.status;
}
