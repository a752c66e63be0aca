import { parameterHolders } from "../contract/parameter.ts";
import type { ApiModel, ErrorCase, OperationModel } from "../model/model.ts";
import { fieldNames } from "../model/schema-fields.ts";
import type { CaseCoverage } from "../schema-cases/index.ts";
import type { CoverageItem, VerifyReport } from "./report.ts";
import { type RequestInput, sentParameters } from "./request-input.ts";
import { isSaid } from "./said-text.ts";
import { bodyOf } from "./subject.ts";

export interface Coverage {
  /** An answer of an operation, with the input that was sent. */
  readonly met: (operation: OperationModel, status: number, text?: string, input?: RequestInput) => void;
  /** Records why an operation can't be reached, or that it can. */
  readonly explain: (operation: OperationModel, why: string | undefined) => void;
  /** Records what the values drawn for a place in requests cover. */
  readonly drew: (operation: OperationModel, place: string, drawn: CaseCoverage) => void;
  /** Every item, in the order of the contract. */
  readonly items: () => CoverageItem[];
  /** The rules of the places for which values were drawn. */
  readonly rules: () => VerifyReport["rules"];
}

/** Why a rule is missing: no drawn value breaks it alone, or takes its branch. */
const noValue = "no value that shows it could be drawn; give `examples` of the field";

type Item = Omit<CoverageItem, "missing">;

/** Records which parts of the operations a run has reached. A server failure is not an item: no request may cause one. */
export function keepCoverage(operations: readonly OperationModel[], api: ApiModel): Coverage {
  const met = new Set<string>();
  const reasons = new Map<string, string>();
  const rules = { reached: 0, missing: [] as CoverageItem[] };
  const keyOf = (item: Item) => JSON.stringify([item.operation, item.what, item.name]);
  return {
    met: ({ operationId: operation, errors }, status, text, input) => {
      const add = (what: Item["what"], name: string) => met.add(keyOf({ operation, what, name }));
      add("operation", operation);
      add("status", String(status));
      const error = errors.find((one) => one.status === status && isSaid(one, text));
      if (error) add("error", errorName(String(status), error.text));
      if (!input || status === 401) return;
      for (const part of parameterHolders)
        for (const [name, value] of Object.entries(input[part] ?? {}))
          if (value !== undefined) add("field", `${part}.${name}`);
      if (typeof input.body === "object" && input.body !== null)
        for (const name of Object.keys(input.body)) add("field", `body.${name}`);
      if (input.body !== undefined) add("field", "body");
    },
    explain: ({ operationId }, why) => {
      if (why !== undefined) reasons.set(operationId, why);
    },
    drew: ({ operationId: operation }, place, { reached, unreached }) => {
      rules.reached += reached.length;
      for (const rule of unreached)
        rules.missing.push({ operation, what: "rule", name: `${place}${rule}`, missing: noValue });
    },
    rules: () => ({ ...rules, total: rules.reached + rules.missing.length }),
    items: () =>
      operations
        .flatMap((operation) => itemsOf(operation, api))
        .map(({ why, ...item }) =>
          met.has(keyOf(item)) ? item : { ...item, missing: reasons.get(item.operation) ?? why },
        ),
  };
}

function itemsOf(operation: OperationModel, api: ApiModel): (Item & { readonly why: string })[] {
  const { operationId, responses, errors } = operation;
  const item = (what: Item["what"], name: string, why: string) => ({
    operation: operationId,
    what,
    name,
    why,
  });
  // No particular status is needed to reach a range of statuses or the default.
  const statuses = [...new Set([...responses, ...errors].map(({ status }) => status))]
    .filter((status) => typeof status === "number")
    .sort((a, b) => a - b);
  return [
    item("operation", operationId, "no request to it was answered"),
    ...statuses
      .filter((status) => status < 500)
      .map((status) =>
        item("status", String(status), whyNot(errors.find((error) => error.status === status))),
      ),
    ...errors
      .filter(({ promised, shared }) => promised && !shared && operation.method !== "HEAD")
      .map((error) => item("error", errorName(String(error.status), error.text), whyNot(error))),
    ...fieldsOf(operation, api).map((name) => item("field", name, "no answered request carried it")),
  ];
}

function errorName(status: string, text: string): string {
  return `${status} ${text}`;
}

function whyNot(error: ErrorCase | undefined): string {
  return error && !error.given
    ? `depends on the server's state: ${error.when}`
    : "no request was answered so";
}

function fieldsOf(operation: OperationModel, api: ApiModel): string[] {
  const names = sentParameters(operation).map(([{ name }, part]) => `${part}.${name}`);
  const body = bodyOf(operation);
  if (!body) return names;
  const fields = body.schema === undefined ? [] : fieldNames(body.schema, api);
  return [...names, ...(fields.length > 0 ? fields.map((name) => `body.${name}`) : ["body"])];
}
