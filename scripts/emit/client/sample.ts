import { propertyName } from "../../lib/ecmascript-names.ts";
import { carriedSchemes, hasSingleCredentials } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import { sourceText } from "../typescript/source-text.ts";
import type { ClientOperation } from "./client-operation.ts";
import type { InputField } from "./input.ts";
import { clientVariable, errorClass, optionOf } from "./names.ts";

/** The contract's first example of each required field of an operation's input; `undefined` if one has none. */
export function sampleValues({
  operation,
  input,
}: ClientOperation): (readonly [InputField, unknown])[] | undefined {
  const [example] = Object.values(operation.requestBody?.content[0].examples ?? {});
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
function sampleInput(made: ClientOperation): string | undefined {
  const entries = sampleValues(made)?.map(
    ([{ name }, value]) => `${propertyName(name)}: ${JSON.stringify(value)}`,
  );
  return entries && (entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}");
}

/** The README's code: one operation in use, if the contract has examples for it. */
export function sampleText(api: ApiModel, operations: readonly ClientOperation[]): string {
  const shown = operations.find((made) => sampleInput(made) && firstAnswer(made));
  if (!shown) return "";
  const { name, operation } = shown;
  const { security } = operation;
  const needed = carriedSchemes(api, security[0] ?? {}).map(
    (scheme) => [scheme, `process.env.${api.components.securitySchemes[scheme]?.environment}`] as const,
  );
  const isSingle = hasSingleCredentials(api);
  const fields = needed.map(
    ([scheme, value]) => `${isSingle ? optionOf(scheme) : propertyName(scheme)}: ${value}`,
  );
  const given = `{ ${fields.join(", ")} }`;
  const options = fields.length === 0 ? "" : isSingle ? given : `{ credentials: ${given} }`;
  const client = clientVariable(api.info);
  const call = `await ${name}(${client}, ${sampleInput(shown)})`;
  const refusal = comingRefusal(shown);
  const texts = refusal?.texts.map((text) => JSON.stringify(text)).join(", ");
  return sourceText(`\`\`\`ts
import { createClient, unwrap, ${name} } from "${api.packages.client}";

const ${client} = createClient(${options});
const result = ${call};
switch (result.status) {
  case ${firstAnswer(shown)}:
    console.log(result.data);
    break;
${
  refusal
    ? `  case ${refusal.status}:
    console.log(result.error); // ${texts}, or a new text
    break;
`
    : ""
}  default:
    console.log(result.status);
}

const data = unwrap(${call}); // throws ${errorClass(api.info)} otherwise
\`\`\`
`);
}

/** The first documented error that can still occur after the client has checked the input. */
function comingRefusal({ operation: { errors }, results }: ClientOperation) {
  const coming = errors.filter(({ given, promised }) => !given && promised);
  const [first] = coming;
  if (!first) return undefined;
  const same = coming.filter(({ status }) => status === first.status);
  const [status] = results.find((result) => !result.ok && result.status === first.status)?.statuses ?? [];
  return { status, texts: [...new Set(same.map(({ text }) => text))] };
}

function firstAnswer({ results }: ClientOperation): number | undefined {
  return results.find(({ ok, kind }) => ok && kind === "json")?.statuses[0];
}
