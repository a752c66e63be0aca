import type { z } from "zod";
import { componentsIn } from "../../contract/schemas/components.ts";
import { walk } from "../../contract/schemas/walk.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { isSchema, type JsonSchema } from "../../lib/json-schema.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { ErrorCase, OperationModel } from "../../model/model.ts";
import { inputPart, type OperationPart } from "../../model/parts.ts";
import { type PlacedOperation, partsOfPlaced, placedOperations } from "../../model/placed-operations.ts";
import { zodRoots } from "./zod-roots.ts";

/** A Zod schema and the document's schema for the same place. */
export interface ProofTarget {
  /** `components/Thing`, `operations/<operationId>/params/id`. */
  readonly pointer: string;
  readonly direction: OperationPart["direction"];
  readonly schema: z.ZodType;
  readonly emitted: JsonSchema;
  /** Values that the contract gives for it: payloads, and inputs that must be refused. */
  readonly examples: readonly unknown[];
  /** Where it is used; absent for a component. */
  readonly use?: { readonly operation: OperationModel; readonly part: OperationPart };
}

/** Every place at which document and Zod must agree: components, parameters, bodies, headers. */
export function targetsOf(read: ModelOfContract, document: OpenApiDocument): ProofTarget[] {
  const { model, zod } = read;
  const usual = model.errors.payload && zod.of(model.errors.payload);
  const emitted = (document.components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const used = placedOperations(model).flatMap((placed) => ofOperation(placed, read, document));
  const errors = model.operations.flatMap((operation) =>
    operation.errors.flatMap(({ body, payload }) => (payload === model.errors.payload ? [body] : [])),
  );
  const components = [...componentsIn(zodRoots(read))].map(([name, schema]) => ({
    pointer: `components/${name}`,
    direction: "request" as const,
    schema,
    emitted: emitted[name] ?? false,
    examples: [
      ...used.flatMap((target) => (target.schema === schema ? target.examples : [])),
      ...(schema === usual ? errors : []),
    ],
  }));
  return [...components, ...used];
}

/** The first place of the contract that contains a schema, at any depth. */
export function userOf(schema: z.ZodType, read: ModelOfContract): string | undefined {
  for (const root of zodRoots(read))
    for (const node of walk({ schema: root.schema, path: root.pointer }))
      if (node.schema === schema) return node.path;
  return undefined;
}

function ofOperation(
  placed: PlacedOperation,
  { model, zod }: ModelOfContract,
  document: OpenApiDocument,
): ProofTarget[] {
  const object = operationObjectOf(placed, document);
  const { operation } = placed;
  return partsOfPlaced(placed, model).flatMap((part) => {
    const schema = zod.of(part.value);
    if (!schema) return [];
    const holder = holderIn(object, part);
    return [
      {
        pointer: `${placed.place}/${part.place}`,
        direction: part.direction,
        schema,
        emitted: isSchema(holder["schema"]) ? holder["schema"] : false,
        examples: [...examplesOf(holder, part), ...givenFor(part, operation.errors)],
        use: { operation, part },
      },
    ];
  });
}

/** The document's Operation Object for an operation. */
export function operationObjectOf({ steps }: PlacedOperation, document: OpenApiDocument): Json {
  return steps.reduce<Json>(objectAt, document as unknown as Json);
}

/** The object that has the schema of a part in the document; an empty object if there is none. */
function holderIn(operation: Json, part: OperationPart): Json {
  const { parameters, requestBody, responses } = operation;
  switch (part.kind) {
    case "parameter": {
      const { in: location, name, mediaType } = part.value;
      const all = Array.isArray(parameters) ? parameters.filter(isObject) : [];
      const found = all.find((one) => one["in"] === location && one["name"] === name) ?? {};
      return mediaType === undefined ? found : objectAt(objectAt(found, "content"), mediaType);
    }
    case "requestBody":
      return objectAt(objectAt(requestBody, "content"), part.value.mediaType);
    case "responseBody":
      return objectAt(objectAt(objectAt(responses, part.status), "content"), part.value.mediaType);
    case "responseHeader":
      return objectAt(objectAt(objectAt(responses, part.status), "headers"), part.value.name);
  }
}

function objectAt(value: unknown, name: string | number): Json {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

/** The examples of a part in the document, in which a file's name represents the file. */
function examplesOf(holder: Json, { kind }: OperationPart): unknown[] {
  if (kind !== "requestBody" && kind !== "responseBody") return [];
  const named = Object.values(objectAt(holder, "examples")).filter(isObject);
  return [...("example" in holder ? [holder["example"]] : []), ...named.map(({ value }) => value)];
}

/** The rejected inputs that the operation's errors give. */
function givenFor(part: OperationPart, errors: readonly ErrorCase[]): unknown[] {
  const given = errors.flatMap((error) => error.given ?? []);
  if (part.kind === "requestBody") return given.flatMap(({ body }) => (body === undefined ? [] : [body]));
  if (part.kind !== "parameter") return [];
  const { in: location, name } = part.value;
  return given.flatMap((input) => {
    const values = input[inputPart[location]] ?? {};
    return Object.hasOwn(values, name) ? [values[name]] : [];
  });
}
