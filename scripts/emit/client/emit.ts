import { typescriptBanner } from "../../lib/banner.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import type { Emitter } from "../source.ts";
import { canBeOperation } from "../typescript/identifiers.ts";
import { sourceText } from "../typescript/source-text.ts";
import { emitTypes } from "../typescript/types.ts";
import { apiText } from "./api-text.ts";
import { createChecks } from "./checks.ts";
import { entryText, schemaExports, schemaNames } from "./index-text.ts";
import { inputProblems } from "./input.ts";
import { licenseText } from "./license.ts";
import { clientText, errorText } from "./modules.ts";
import { errorClass, optionProblems } from "./names.ts";
import { operationText, uncheckedText } from "./operation.ts";
import { modelOf, type OperationModel } from "./operation-model.ts";
import { packageText } from "./package-text.ts";
import { readmeText } from "./readme-text.ts";
import { runtimeFiles } from "./runtime-files.ts";

/** The client: a package of its own below `client/`. Throws a `ProblemError` where no client can be made. */
export const emitClient: Emitter = async ({ contract, document }) => {
  const models = contract.operations.map((operation) => modelOf(document, operation));
  const checks = createChecks(document);
  const names = schemaNames(contract.api, document, models);
  const files: [path: string, text: string][] = [];
  for (const model of models) {
    files.push([`src/operations/${model.file}.ts`, operationText(model, checks, names)]);
    files.push([`src/unchecked/${model.file}.ts`, uncheckedText(model)]);
  }
  const problems = [
    ...models.flatMap((model) => problemsOf(model, errorClass(contract.api))),
    ...twice(models),
    ...optionProblems(contract.api),
    ...checks.problems,
  ];
  if (problems.length > 0) throw new ProblemError(problems);

  const { api } = contract;
  files.push(
    ["package.json", packageText(api)],
    ["README.md", readmeText(contract, models)],
    ["api.md", apiText(contract, models)],
    ["LICENSE", licenseText(api)],
    ["src/index.ts", entryText(contract, models, "operations")],
    ["src/unchecked.ts", entryText(contract, models, "unchecked")],
    ["src/client.ts", clientText(contract)],
    ["src/error.ts", errorText(contract)],
    ["src/schemas.ts", schemaExports(names)],
    ["src/types.ts", `${typescriptBanner}\n\n${await emitTypes(document, { names })}`],
    ["src/checks.ts", checksText(checks.declarations())],
  );
  for (const [path, text] of await runtimeFiles()) files.push([`src/runtime/${path}`, text]);
  return new Map(
    files.map(([path, text]) => [`client/${path}`, path.endsWith(".ts") ? sourceText(text) : text]),
  );
};

function checksText(declarations: readonly string[]): string {
  const imports = 'import * as check from "./runtime/check.js";';
  return `${[`${typescriptBanner}\n${imports}`, ...declarations].join("\n\n")}\n`;
}

function problemsOf({ operation, input }: OperationModel, errorName: string): Problem[] {
  const { operationId } = operation;
  const free = canBeOperation(operationId, errorName);
  const name: Problem = {
    code: "operation-id-reserved",
    message: `The client can't have a function \`${operationId}\`: the name is reserved or the package's own.`,
    pointer: `operations/${operationId}`,
    fix: "Choose another `operationId`.",
  };
  return [...(free ? [] : [name]), ...inputProblems(operation, input)];
}

/** Whether the function of one has the name of the other's types. */
function hides(a: OperationModel, b: OperationModel): boolean {
  return [
    [a, b],
    [b, a],
  ].some(
    ([one, other]) => one && other && [other.inputType, other.resultType].includes(one.operation.operationId),
  );
}

/** Operations whose names differ, but not those of their files or types. */
function twice(models: readonly OperationModel[]): Problem[] {
  return models.flatMap((model, index) => {
    const { file, inputType } = model;
    const first = models
      .slice(0, index)
      .find((other) => other.file === file || other.inputType === inputType || hides(other, model));
    if (!first) return [];
    const [a, b] = [first.operation.operationId, model.operation.operationId];
    return {
      code: "operation-ids-alike",
      message:
        first.file === file
          ? `The client can't tell \`${a}\` and \`${b}\` apart: both would stand in \`${file}.ts\`.`
          : `The client can't tell \`${a}\` and \`${b}\` apart: their functions and types would have one name.`,
      pointer: `operations/${b}`,
      fix: "Choose an `operationId` that differs in more than capitals.",
    };
  });
}
