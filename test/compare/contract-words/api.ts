import type { Api } from "../../../scripts/contract/api.ts";
import { checkApi } from "../../../scripts/contract/check/index.ts";
import { defineApi, noContent, type Operation } from "../../../scripts/contract/index.ts";
import { publicContract } from "../../../scripts/contract/public.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import things from "../../fixtures/things/index.ts";
import type { OperationRow } from "./row.ts";

const [first] = things.operations;

/** The operation of a row. */
export function operationOf(index: number, more: Partial<Operation> = {}): Operation {
  return {
    ...{ operationId: `row${index}`, page: `row-${index}`, section: first.section, title: "Row" },
    ...{
      description: "A row.",
      method: "POST",
      path: `/row-${index}`,
      responses: { 204: noContent() },
      errors: [],
    },
    ...more,
    ...(more.path === undefined ? {} : { path: `/row-${index}${more.path}` }),
  } as Operation;
}

/** An API with one operation for each row, as it was or as it is. */
export function apiOfRows(
  rows: readonly OperationRow[],
  side: 2 | 3,
  { extra = [], ...more }: Partial<Api> & { extra?: readonly Operation[] } = {},
): Api {
  return apiWith({
    ...more,
    operations: [...rows.map((row, index) => operationOf(index, row[side])), ...extra],
  });
}

export function apiWith(more: Partial<Api>): Api {
  return defineApi({ ...things, ...more } as Api);
}

/** The public model of a contract, as the contract gives it and as its document does. Throws if something is wrong with it. */
export function modelsOf(api: Api): readonly [ApiModel, ApiModel] {
  const problems = checkApi(api).map(({ message, pointer }) => `${pointer}: ${message}`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const { written } = modelOfContract(publicContract(resolveContract(api)));
  return [written, modelOfDocument(JSON.parse(JSON.stringify(documentOf(written))))];
}
