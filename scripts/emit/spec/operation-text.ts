import type { Method } from "../../contract/operation.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import type { OperationNames } from "./names.ts";

/** Where the formatter of this repository breaks lines. */
export const lineWidth = 110;

export interface OperationToWrite extends OperationNames {
  readonly method: Method;
  readonly path: string;
  readonly section: string;
}

/**
 * The text of a new operation's file, in the order of its page. `folder` is the file's, `vocabulary`
 * the module or package that specs import.
 */
export function operationModule(operation: OperationToWrite, vocabulary: string): string {
  const { operationId, page, section, title, method, path, parameters } = operation;
  const hasBody = ["POST", "PUT", "PATCH"].includes(method);
  const isEmpty = method === "DELETE" || method === "HEAD";
  const used = [
    "defineOperation",
    ...(hasBody || !isEmpty ? ["json"] : []),
    ...(isEmpty ? ["noContent"] : []),
    "todo",
  ];
  return [
    `import { ${used.join(", ")} } from ${JSON.stringify(vocabulary)};`,
    "",
    `export const ${operationId} = defineOperation({`,
    `  operationId: ${JSON.stringify(operationId)},`,
    `  page: ${JSON.stringify(page)},`,
    `  section: ${JSON.stringify(section)},`,
    `  title: ${JSON.stringify(title)},`,
    `  description: todo("what it does, in one line"),`,
    "",
    `  method: ${JSON.stringify(method)},`,
    `  path: ${JSON.stringify(path)},`,
    ...(parameters.length > 0
      ? [
          "  params: {",
          ...parameters.map(
            (name) => `    ${propertyName(name)}: todo("the schema of \`${name}\`, with a description"),`,
          ),
          "  },",
        ]
      : []),
    ...(hasBody
      ? [`  body: json(todo("the schema of the request's body"), { example: todo("what a caller sends") }),`]
      : []),
    "",
    "  responses: {",
    `    ${statusOf(operation)}: ${
      isEmpty
        ? "noContent()"
        : `json(todo("the schema of the answer"), { example: todo("what the server answers") })`
    },`,
    "  },",
    `  errors: [${parameters.length > 0 || hasBody ? `todo("each error that the page lists, as in the other operations")` : ""}],`,
    ...lawsOf(operation),
    "});",
    "",
  ].join("\n");
}

function statusOf({ method, effect }: OperationToWrite): number {
  if (method === "DELETE" || method === "HEAD") return 204;
  return effect === "create" ? 201 : 200;
}

/** What the operation does to its resource, for `verify` and for the local server. */
function lawsOf({ effect, resource, parameters, path }: OperationToWrite): string[] {
  if (!effect) return [];
  const own = path.endsWith("}") ? parameters.at(-1) : undefined;
  return [
    "",
    "  laws: {",
    `    resource: ${JSON.stringify(resource)},`,
    `    effect: ${JSON.stringify(effect)},`,
    ...(own === undefined ? [] : identityOf(own)),
    ...(effect === "create" || effect === "update"
      ? [`    sets: todo("the answer's fields that take the value of the body's field of that name"),`]
      : []),
    "  },",
  ];
}

function identityOf(parameter: string): string[] {
  const entry = `${propertyName(parameter)}: todo("the answer's field that \`${parameter}\` names")`;
  const line = `    identity: { ${entry} },`;
  return line.length <= lineWidth ? [line] : ["    identity: {", `      ${entry},`, "    },"];
}
