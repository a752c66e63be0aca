import { typescriptBanner } from "../../lib/banner.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { documentByDirection } from "../../model/document/directed.ts";
import { emitProblem } from "../problems.ts";
import type { Emitter } from "../source.ts";
import { canBeOperation } from "../typescript/identifiers.ts";
import { sourceText } from "../typescript/source-text.ts";
import { emitTypes } from "../typescript/types.ts";
import { apiText } from "./api-text.ts";
import { createChecks } from "./checks.ts";
import { type ClientOperation, clientOperationOf } from "./client-operation.ts";
import { entryText, schemaExports, schemaNames } from "./index-text.ts";
import { inputProblems } from "./input.ts";
import { licenseText } from "./license.ts";
import { clientText } from "./modules.ts";
import { errorClass, optionProblems } from "./names.ts";
import { operationText } from "./operation.ts";
import { packageText } from "./package-text.ts";
import { readmeText } from "./readme-text.ts";
import { keywordsModule, runtimeFiles } from "./runtime-files.ts";
import { webhookTypes, withNamedCallbacks } from "./webhooks.ts";

/** Makes the client, a package of its own below `client/`. Throws a `ProblemError` if no client can be made. */
export const emitClient: Emitter = async ({ model: api, document }) => {
  const operations = api.operations.map((operation) => clientOperationOf(api, operation));
  const checks = createChecks(api);
  const names = schemaNames(api, operations);
  const files: [path: string, text: string][] = [];
  for (const made of operations) {
    files.push([`src/operations/${made.file}.ts`, operationText(made, checks, names)]);
  }
  const problems = [
    ...operations.flatMap((made) => problemsOf(made, errorClass(api.info))),
    ...twice(operations),
    ...optionProblems(api),
    ...checks.problems,
  ];
  if (problems.length > 0) throw new ProblemError(problems);

  const sent = webhookTypes(api);
  files.push(
    ["package.json", packageText(api)],
    ["README.md", readmeText(api, operations)],
    ["api.md", apiText(api, operations)],
    ["LICENSE", licenseText(api)],
    ["src/index.ts", entryText(api, operations, "checked")],
    ["src/unchecked.ts", entryText(api, operations, "unchecked")],
    ["src/client.ts", clientText(api)],
    ["src/schemas.ts", schemaExports(names)],
    [
      "src/types.ts",
      `${typescriptBanner}\n\n${await emitTypes(withNamedCallbacks(documentByDirection(document)), { names })}`,
    ],
    ...(sent === undefined ? [] : [["src/webhooks.ts", sent] as [string, string]]),
    ["src/checks.ts", checksText(checks.declarations())],
  );
  const modules = files.flatMap(([path, text]) => (path.startsWith("src/") ? [text] : []));
  for (const [path, text] of await runtimeFiles(modules)) files.push([`src/runtime/${path}`, text]);
  return new Map(
    files.map(([path, text]) => [`client/${path}`, path.endsWith(".ts") ? sourceText(text) : text]),
  );
};

function checksText(declarations: readonly string[]): string {
  const isRare = declarations.some((text) => text.includes(`${keywordsModule}.`));
  const imports = ["check", ...(isRare ? [keywordsModule] : [])].map(
    (name) => `import * as ${name} from "./runtime/${name}.js";`,
  );
  return `${[[typescriptBanner, ...imports].join("\n"), ...declarations].join("\n\n")}\n`;
}

function problemsOf({ operation, name, input }: ClientOperation, errorName: string): Problem[] {
  const { operationId } = operation;
  const free = canBeOperation(name, errorName);
  const place = { pointer: `operations/${operationId}` };
  const reserved = free ? [] : [emitProblem("operation-id-reserved", { operation: name }, place)];
  return [...reserved, ...inputProblems(operation, input)];
}

/** Problems of operations whose names differ, but whose files, types or functions would have the same name. */
function twice(operations: readonly ClientOperation[]): Problem[] {
  // The index of the first operation with each name, so that a list of a thousand is not searched for each of them.
  const known = new Map<string, number>();
  return operations.flatMap((made, index) => {
    const { file, inputType, resultType, operation } = made;
    const id = made.name;
    const own = [`file ${file}`, `input ${inputType}`];
    // A function and a type of one name hide each other.
    const taken = [...own, `type ${id}`, `function ${inputType}`, `function ${resultType}`];
    const first = operations[Math.min(...taken.map((name) => known.get(name) ?? operations.length))];
    for (const name of [...own, `type ${inputType}`, `type ${resultType}`, `function ${id}`])
      if (!known.has(name)) known.set(name, index);
    if (!first) return [];
    const names = { first: first.operation.operationId, second: operation.operationId };
    const place = { pointer: `operations/${names.second}` };
    return first.file === file
      ? emitProblem("operation-ids-alike:file", { ...names, file }, place)
      : emitProblem("operation-ids-alike:types", names, place);
  });
}
