import type { Api } from "../../contract/api.ts";
import { propertyName } from "../../lib/words.ts";
import { sourceText } from "../typescript/source-text.ts";
import type { InputField } from "./input.ts";
import { clientVariable, errorClass, optionOf } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";

/** Every required field of an operation's input with the contract's first example of it; nothing where one has none. */
export function sampleValues({
  operation,
  input,
}: OperationModel): (readonly [InputField, unknown])[] | undefined {
  const [example] = Object.values(operation.body?.examples ?? {});
  const body = (example?.value ?? {}) as Readonly<Record<string, unknown>>;
  const values = input.fields
    .filter(({ required }) => required)
    .map((field) => {
      const [first] = (field.schema["examples"] ?? []) as readonly unknown[];
      return [
        field,
        field.place !== "body" ? first : input.flat ? body[field.name] : example?.value,
      ] as const;
    });
  return values.every(([, value]) => value !== undefined) ? values : undefined;
}

/** These values as an object literal on one line. */
function sampleInput(model: OperationModel): string | undefined {
  const entries = sampleValues(model)?.map(
    ([{ name }, value]) => `${propertyName(name)}: ${JSON.stringify(value)}`,
  );
  return entries && (entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}");
}

/** The README's code: one operation in use, where the contract has examples for it. */
export function sampleText(api: Api, models: readonly OperationModel[]): string {
  const shown = models.find((model) => sampleInput(model) && firstAnswer(model));
  if (!shown) return "";
  const { operation } = shown;
  const { operationId, security } = operation;
  const [key] = security;
  const options = key ? `{ ${optionOf(key.name)}: process.env.${key.scheme.environment} }` : "";
  const client = clientVariable(api);
  const call = `await ${operationId}(${client}, ${sampleInput(shown)})`;
  const refusal = comingRefusal(operation);
  const texts = refusal?.texts.map((text) => JSON.stringify(text)).join(", ");
  return sourceText(`\`\`\`ts
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
`);
}

/** The first documented error that still comes when the client has checked the input itself. */
function comingRefusal({ errors }: OperationModel["operation"]) {
  const coming = errors.filter(({ given, promised }) => !given && promised);
  const [first] = coming;
  if (!first) return undefined;
  const same = coming.filter(({ status }) => status === first.status);
  return { status: first.status, texts: [...new Set(same.map(({ text }) => text))] };
}

function firstAnswer({ results }: OperationModel): number | undefined {
  return results.find(({ ok, kind }) => ok && kind === "json")?.status;
}
