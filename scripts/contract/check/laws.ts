import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { placeShown, schemaAt, shownFields, shownItems, successSchema } from "../shown.ts";
import type { ContractCheck } from "./index.ts";
import { namesInMessage } from "./names-in-message.ts";
import { nearest } from "./nearest.ts";

/** Laws and pagination name parameters and fields that exist. */
export const checkLaws: ContractCheck = (api) =>
  api.operations.flatMap((operation) => {
    const { operationId, laws, pagination, params, query, body } = operation;
    const base = `operations/${operationId}`;
    const whole = successSchema(operation);
    const answer = whole && shownFields(whole);
    const shown = laws && fieldsShown(operation, api);
    const resource = laws && fieldsOfResource(api, laws.resource);
    const identity = Object.entries(laws?.identity ?? {});
    const parameters = Object.keys(query ?? {});
    const resources = api.operations.flatMap((one) => one.laws?.resource ?? []);
    return [
      ...identity.flatMap(([name]) =>
        missing(name, Object.keys(params ?? {}), `${base}/laws/identity/${name}`, "path parameter"),
      ),
      ...identity.flatMap(([name, field]) =>
        missing(field, resource, `${base}/laws/identity/${name}`, "field of the resource"),
      ),
      ...each(
        laws?.sets,
        body?.schema ? shownFields(body.schema) : [],
        `${base}/laws/sets`,
        "field of the request body",
      ),
      ...(["keeps", "forward", "unique"] as const).flatMap((law) =>
        each(laws?.[law], shown ?? resource, `${base}/laws/${law}`, "field of the response"),
      ),
      ...Object.entries(operation.refers ?? {}).flatMap(([field, named]) => [
        ...missing(
          field,
          body?.schema ? shownFields(body.schema) : [],
          `${base}/refers/${field}`,
          "field of the request body",
        ),
        ...missing(named, resources, `${base}/refers/${field}`, "resource of the laws"),
      ]),
      ...uniqueFields(operation),
      ...(pagination
        ? [
            ...missing(
              pagination.cursor.parameter,
              parameters,
              `${base}/pagination/cursor/parameter`,
              "query parameter",
            ),
            ...(pagination.limit
              ? missing(pagination.limit, parameters, `${base}/pagination/limit`, "query parameter")
              : []),
            ...missing(pagination.items, answer ?? [], `${base}/pagination/items`, "field of the response"),
            ...missing(
              pagination.cursor.next,
              answer ?? [],
              `${base}/pagination/cursor/next`,
              "field of the response",
            ),
          ]
        : []),
    ];
  });

/** A unique field is one that the operation sets; a value that is taken has its documented answer. */
function uniqueFields({ operationId, laws, errors }: Operation): Problem[] {
  const base = `operations/${operationId}/laws/unique`;
  const unique = laws?.unique ?? [];
  const unset = unique.flatMap((field, index) =>
    laws?.sets?.includes(field)
      ? []
      : [
          contractProblem(
            "unique-not-set",
            { place: `${base}/${index}`, field, operationId },
            { pointer: `${base}/${index}` },
          ),
        ],
  );
  if (unique.length === 0 || errors.some(({ status, given }) => status === 409 && !given)) return unset;
  return [...unset, contractProblem("unique-without-conflict", { operationId }, { pointer: base })];
}

/** The fields by which the answers about a resource show it; `undefined` if none shows any. */
function fieldsOfResource(api: Api, resource: string): string[] | undefined {
  const fields = api.operations
    .filter(({ laws }) => laws?.resource === resource)
    .flatMap((operation) => fieldsShown(operation, api) ?? []);
  return fields.length > 0 ? [...new Set(fields)] : undefined;
}

/** The fields of the object that an operation's answer shows. */
function fieldsShown(operation: Operation, { operations }: Api): string[] | undefined {
  const place = placeShown(operation, operations);
  const answer = place && successSchema(operation);
  const held = answer && schemaAt(answer, place);
  const one = held && operation.laws?.effect === "list" ? shownItems(held) : held;
  return one && shownFields(one);
}

function each(
  names: readonly string[] | undefined,
  known: readonly string[] | undefined,
  pointer: string,
  what: string,
): Problem[] {
  return (names ?? []).flatMap((name, index) => missing(name, known, `${pointer}/${index}`, what));
}

/** Not checked if the names are unknown. */
function missing(
  name: string,
  known: readonly string[] | undefined,
  pointer: string,
  what: string,
): Problem[] {
  if (!known || known.includes(name)) return [];
  const values = { place: pointer, name, what };
  if (known.length === 0) return [contractProblem("unknown-field:none", values, { pointer })];
  const listed = { ...values, known: namesInMessage(known) };
  const meant = nearest(name, known);
  return [
    meant
      ? contractProblem("unknown-field:near", { ...listed, meant }, { pointer })
      : contractProblem("unknown-field", listed, { pointer }),
  ];
}
