import type { Problem } from "../../../lib/problem.ts";
import type { ApiModel, OperationModel } from "../../../model/model.ts";
import { schemaRows } from "../../fields/rows.ts";
import { emitProblem } from "../../problems.ts";
import { itemOf } from "./item.ts";

/** The names in an operation's words about its page that nothing on the page has. */
export function unknownNames(operation: OperationModel, api: ApiModel): Problem[] {
  const { operationId, page, responses } = operation;
  const { shown = {}, asWritten = [], responseLeads = {} } = page;
  type Code = "page-name-unknown:field" | "page-name-unknown:response";
  const problem = (code: Code, name: string, at: string) =>
    emitProblem(
      code,
      { operation: operationId, word: at.split("/")[0] ?? "", name },
      { pointer: `operations/${operationId}/docs/${at}` },
    );
  const named = [
    ...Object.keys(shown).map((name) => [name, `shown/${name}`] as const),
    ...asWritten.map((name, index) => [name, `asWritten/${index}`] as const),
  ];
  const known = new Set(named.length > 0 ? rowNames(operation, api) : []);
  return [
    ...named
      .filter(([name]) => !known.has(name))
      .map(([name, at]) => problem("page-name-unknown:field", name, at)),
    ...Object.keys(responseLeads)
      .filter((name) => responses.every(({ status }) => String(status) !== name))
      .map((name) => problem("page-name-unknown:response", name, `responseLeads/${name}`)),
  ];
}

/** The names of all rows that a page of the operation may have. */
function rowNames({ parameters, requestBody, responses }: OperationModel, api: ApiModel): string[] {
  const fields = { properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])) };
  const schemas = [...(requestBody?.content ?? []), ...responses.flatMap(({ content }) => content)].map(
    ({ schema = true }) => schema,
  );
  return [fields, ...schemas, ...schemas.map((schema) => itemOf(api, schema))].flatMap((schema) =>
    schemaRows(api, schema).map(([name]) => name),
  );
}
