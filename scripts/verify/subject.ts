import type { Contract, ResolvedOperation } from "../contract/contract.ts";
import { fileFields, sampleFile } from "../contract/schemas/files.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import type { OpenApiDocument } from "../model/document/emit.ts";
import { targetsOf } from "../prove/document/targets.ts";
import { learnExamples, sampleOf } from "../schema-cases/index.ts";
import type { FilePart } from "./http/files.ts";

/** The parts of a request as values: what an operation's schemas judge. */
export interface Input {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** An operation with the document's schemas of its input, and one valid input. */
export interface Subject {
  readonly operation: ResolvedOperation;
  /** The whole document, in which `$ref`s resolve. */
  readonly document: OpenApiDocument;
  /** What the document says of `params/id`, `body`. */
  readonly schemaOf: (place: string) => JsonSchema | undefined;
  /** Valid but for the path parameters, which are the fixtures'. */
  readonly sample: Omit<Input, "params">;
}

/** The operations, in the order of the contract. */
export function subjectsOf(contract: Contract, document: OpenApiDocument): Subject[] {
  const targets = targetsOf(contract, document);
  const schemas = new Map(targets.map(({ pointer, emitted }) => [pointer, emitted]));
  for (const { emitted, examples } of targets) learnExamples(document, emitted, examples);
  return contract.operations.map((operation) => {
    const schemaOf = (place: string) => schemas.get(`operations/${operation.operationId}/${place}`);
    const required = (part: "query" | "headers") =>
      Object.fromEntries(
        Object.entries(operation[part])
          .filter(([, schema]) => !schema.safeParse(undefined).success)
          .map(([name]) => [name, sampleOf(schemaOf(`${part}/${name}`) ?? true, { root: document })]),
      );
    return {
      operation,
      document,
      schemaOf,
      sample: {
        query: required("query"),
        headers: required("headers"),
        ...bodyOf(operation, document, schemaOf),
      },
    };
  });
}

function bodyOf(
  { body }: ResolvedOperation,
  document: OpenApiDocument,
  schemaOf: Subject["schemaOf"],
): { readonly body?: unknown } {
  if (!body) return {};
  if (body.kind === "binary") return { body: sampleFile(body.mediaType) };
  const [example] = Object.values(body.examples);
  const value = example ? example.value : sampleOf(schemaOf("body") ?? true, { root: document });
  if (body.kind === "json") return { body: value };
  const files = fileFields(body.schema as NonNullable<typeof body.schema>).map(
    ({ name, mediaType, fileName, isList }): [string, FilePart | FilePart[]] => {
      const file = { mediaType, fileName, bytes: sampleFile(mediaType) };
      return [name, isList ? [file] : file];
    },
  );
  return { body: { ...(value as object), ...Object.fromEntries(files) } };
}
