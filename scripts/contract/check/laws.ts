import type { z } from "zod";
import type { Problem } from "../../problem.ts";
import type { Api } from "../api.ts";
import type { Operation } from "../operation.ts";
import { definitionOf, travelling } from "../schemas/walk.ts";
import type { Check } from "./index.ts";
import { nearest } from "./nearest.ts";

/** Laws and pagination name parameters and fields that exist. */
export const checkLaws: Check = (api) =>
  api.operations.flatMap((operation) => {
    const { operationId, laws, pagination, params, query, body } = operation;
    const base = `operations/${operationId}`;
    const answer = fieldsOf(success(operation));
    const resource = laws && fieldsOfResource(api, laws.resource);
    const identity = Object.entries(laws?.identity ?? {});
    const parameters = Object.keys(query ?? {});
    return [
      ...identity.flatMap(([name]) =>
        missing(name, Object.keys(params ?? {}), `${base}/laws/identity/${name}`, "path parameter"),
      ),
      ...identity.flatMap(([name, field]) =>
        missing(field, resource, `${base}/laws/identity/${name}`, "field of the resource"),
      ),
      ...each(laws?.sets, fieldsOf(body?.schema) ?? [], `${base}/laws/sets`, "field of the request body"),
      ...(["keeps", "forward", "unique"] as const).flatMap((law) =>
        each(laws?.[law], answer ?? resource, `${base}/laws/${law}`, "field of the response"),
      ),
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
          {
            code: "unique-not-set",
            message: `\`${base}/${index}\` names \`${field}\`, which \`${operationId}\` does not set: no request of it can give a value that is taken.`,
            pointer: `${base}/${index}`,
            fix: `Add \`${field}\` to \`sets\`, or take it out of \`unique\`.`,
          },
        ],
  );
  if (unique.length === 0 || errors.some(({ status, given }) => status === 409 && !given)) return unset;
  return [
    ...unset,
    {
      code: "unique-without-conflict",
      message: `\`${operationId}\` has the law \`unique\`, but documents no 409 for a value that is taken.`,
      pointer: base,
      fix: 'Add it to `errors`: `{ status: 409, error: "…", when: "…" }`; or take `unique` out.',
    },
  ];
}

/** The fields by which the answers about a resource show it; `undefined` where none shows any. */
function fieldsOfResource({ operations }: Api, resource: string): string[] | undefined {
  const fields = operations
    .filter(({ laws }) => laws?.resource === resource)
    .flatMap((operation) => {
      const answer = success(operation);
      if (!answer) return [];
      if (operation.laws?.effect !== "list") return fieldsOf(answer) ?? [];
      const { items } = operation.pagination ?? {};
      return itemsOf(items === undefined ? answer : fieldOf(answer, items));
    });
  return fields.length > 0 ? [...new Set(fields)] : undefined;
}

function success({ responses }: Operation): z.ZodType | undefined {
  return Object.entries(responses).flatMap(([status, response]) =>
    Number(status) < 300 && response.kind && response.schema ? [response.schema] : [],
  )[0];
}

/** The objects that a schema's value can be: itself, through wrappers, or the parts of a union or an intersection. */
function objectsOf(schema: z.ZodType, seen = new Set<z.ZodType>()): z.ZodType[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const definition = definitionOf(schema);
  if (definition.shape) return [schema];
  const parts = [
    ...((definition["options"] as z.ZodType[] | undefined) ?? []),
    ...["innerType", "left", "right"].flatMap((key) => (definition[key] as z.ZodType | undefined) ?? []),
    ...(definition.type === "pipe" ? [travelling(definition)] : []),
    ...(definition.type === "lazy" ? [(definition["getter"] as () => z.ZodType)()] : []),
  ];
  return parts.flatMap((part) => objectsOf(part, seen));
}

/** The names of an object's fields; `undefined` where there is no schema. */
function fieldsOf(schema: z.ZodType | undefined): string[] | undefined {
  return schema && objectsOf(schema).flatMap((object) => Object.keys(definitionOf(object).shape ?? {}));
}

function fieldOf(schema: z.ZodType, name: string): z.ZodType | undefined {
  return objectsOf(schema).flatMap((object) => definitionOf(object).shape?.[name] ?? [])[0];
}

/** The fields of the items of a list, or of the one list that an object holds. */
function itemsOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [];
  const lists = [
    schema,
    ...objectsOf(schema).flatMap((object) => Object.values(definitionOf(object).shape ?? {})),
  ];
  return lists.flatMap((list) => {
    const { element } = definitionOf(list) as { readonly element?: z.ZodType };
    return fieldsOf(element) ?? [];
  });
}

function each(
  names: readonly string[] | undefined,
  known: readonly string[] | undefined,
  pointer: string,
  what: string,
): Problem[] {
  return (names ?? []).flatMap((name, index) => missing(name, known, `${pointer}/${index}`, what));
}

/** Nothing is said where it is not known which names there are. */
function missing(
  name: string,
  known: readonly string[] | undefined,
  pointer: string,
  what: string,
): Problem[] {
  if (!known || known.includes(name)) return [];
  const meant = nearest(name, known);
  return [
    {
      code: "unknown-field",
      message: `\`${pointer}\` names \`${name}\`, which is no ${what}; there are ${known.map((field) => `\`${field}\``).join(", ") || "none"}.`,
      pointer,
      fix: meant ? `Write \`${meant}\`, if that is meant; or take it out.` : "Correct the name.",
    },
  ];
}
