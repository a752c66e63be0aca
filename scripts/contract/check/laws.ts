import type { z } from "zod";
import { dottedPlace } from "../../lib/dotted-place.ts";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { bodiesOf } from "../body.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { unwrap } from "../schemas/wrappers.ts";
import { placeNamed, placeShown, schemaAt, shownFields, shownItems, successSchema } from "../shown.ts";
import type { ContractCheck } from "./index.ts";
import { namesInMessage } from "./names-in-message.ts";
import { nearest } from "./nearest.ts";

/** Laws, pagination and references name parameters, fields and resources that exist. */
export const checkLaws: ContractCheck = (api) =>
  api.operations.flatMap((operation) => {
    const { operationId, laws, params, body } = operation;
    const base = `operations/${operationId}`;
    const shown = laws && fieldsShown(operation, api);
    const resource = laws && fieldsOfResource(api, laws.resource);
    const identity = Object.entries(laws?.identity ?? {});
    return [
      ...identity.flatMap(([name]) =>
        missing(name, Object.keys(params ?? {}), `${base}/laws/identity/${name}`, "path parameter"),
      ),
      ...identity.flatMap(([name, field]) =>
        missing(field, resource, `${base}/laws/identity/${name}`, "field of the resource"),
      ),
      ...each(
        laws?.sets,
        bodiesOf(body).flatMap(({ schema }) => (schema ? shownFields(schema) : [])),
        `${base}/laws/sets`,
        "field of the request body",
      ),
      ...(["keeps", "forward", "unique"] as const).flatMap((law) =>
        each(laws?.[law], shown ?? resource, `${base}/laws/${law}`, "field of the response"),
      ),
      ...references(operation, api),
      ...uniqueFields(operation),
      ...filledFields(operation),
      ...pages(operation),
    ];
  });

/** Pagination names query parameters, and fields of the response; the items are a list. */
function pages({ operationId, pagination, query, responses }: Operation): Problem[] {
  if (!pagination) return [];
  const base = `operations/${operationId}/pagination`;
  const { items, limit, total, more, cursor, offset, page } = pagination;
  const parameters = Object.keys(query ?? {});
  const answer = successSchema({ responses });
  const parameter = (name: string | undefined, place: string) =>
    name === undefined ? [] : missing(name, parameters, `${base}/${place}`, "query parameter");
  const field = (name: string | undefined, place: string) =>
    name === undefined
      ? []
      : missing(
          name,
          answer ? fieldsAlong(answer, dottedPlace(name)) : [],
          `${base}/${place}`,
          "field of the response",
        );
  const unknown = [
    ...parameter(cursor?.parameter, "cursor/parameter"),
    ...parameter(offset?.parameter, "offset/parameter"),
    ...parameter(page?.parameter, "page/parameter"),
    ...parameter(limit, "limit"),
    ...field(items, "items"),
    ...field(cursor?.next, "cursor/next"),
    ...field(total, "total"),
    ...field(more, "more"),
  ];
  const held = answer && schemaAt(answer, placeNamed(answer, items));
  if (unknown.length > 0 || (held && shownItems(held))) return unknown;
  return [
    contractProblem(
      "pagination-without-list",
      { operationId, what: items === undefined ? "the response" : `\`${items}\`` },
      { pointer: base },
    ),
  ];
}

/** A unique field is one that the operation sets, and the answer to a duplicate value is documented. */
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

/** A `PATCH` changes what it names (RFC 5789), so no default names a field that the caller left out. */
function filledFields({ operationId, method, laws, body }: Operation): Problem[] {
  if (method !== "PATCH" || laws?.effect !== "update") return [];
  return (laws.sets ?? []).flatMap((name) =>
    bodiesOf(body).flatMap(({ schema }) => {
      const field = schema && schemaAt(schema, [name]);
      if (!field || unwrap(field).default === undefined) return [];
      const pointer = `operations/${operationId}/body.${name}`;
      return [contractProblem("default-in-update", { operationId, field: name }, { pointer })];
    }),
  );
}

/** A reference leads from a field of the body to a resource that laws name. */
function references({ operationId, refers, body }: Operation, { operations }: Api): Problem[] {
  const resources = operations.flatMap(({ laws }) => laws?.resource ?? []);
  return Object.entries(refers ?? {}).flatMap(([field, resource]) => {
    const pointer = `operations/${operationId}/refers/${field}`;
    const known = bodiesOf(body).flatMap(({ schema }) =>
      schema ? fieldsAlong(schema, dottedPlace(field)) : [],
    );
    return [
      ...missing(field, known, pointer, "field of the request body"),
      ...missing(resource, [...new Set(resources)], pointer, "resource of the laws"),
    ];
  });
}

/** The fields of a body and of the objects on a path in it, joined by dots: `customer`, `customer.name`. */
function fieldsAlong(schema: z.ZodType, way: readonly string[]): string[] {
  return way.flatMap((_, depth) => {
    const outer = way.slice(0, depth);
    const holder = schemaAt(schema, outer);
    return holder ? shownFields(holder).map((name) => [...outer, name].join(".")) : [];
  });
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
