import { createRequire } from "node:module";
import type { NodeFactory } from "typescript";
import { holdsNames } from "../../lib/name-maps.ts";
import { withoutReferencesInValues } from "../../lib/references-in-values.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { commentText } from "./comment.ts";
import { satisfiable } from "./index-signatures.ts";
import { withNamedTypes } from "./named-types.ts";
import { withoutPercent, withPercent } from "./percent.ts";

const require = createRequire(import.meta.url);

type Library = typeof import("openapi-typescript");
type Options = NonNullable<Parameters<Library["default"]>[1]>;
type LibraryDocument = Parameters<Library["transformSchema"]>[0];
type Transform = NonNullable<Options["transform"]>;

export interface TypesOptions {
  /** `true`: for values whose defaults are filled in, so that a field with a default is always present. */
  readonly defaultsFilled?: boolean;
  /** Names under which components are declared; they are properties of `components` only if absent. */
  readonly names?: ReadonlyMap<string, string>;
}

/**
 * The types `paths`, `components` and `operations` of a document, as the text of a TypeScript
 * module. The only place that knows openapi-typescript, which is loaded when it is needed: it contains the
 * compiler, so loading it takes longer than everything else.
 */
export async function emitTypes(
  document: OpenApiDocument,
  { defaultsFilled = false, names = new Map() }: TypesOptions = {},
): Promise<string> {
  const { compiler: ts } = await import("../../lib/compiler.ts");
  // Required, because its modules for `import` would import the compiler.
  const library: Library = require("openapi-typescript");
  const source: LibraryDocument = JSON.parse(
    JSON.stringify(withSchemas(asComments(withoutReferencesInValues(document))), withoutDiscriminator),
  );
  const transform = transformWith(ts.factory, library);
  // Not by its whole way, which first bundles and lints: the document is in one piece, and linted in a step of its own.
  const nodes = library.transformSchema(source, {
    ...plainOptions,
    defaultNonNullable: defaultsFilled,
    discriminators: library.scanDiscriminators(source, {}),
    injectFooter: [],
    resolve: (ref) => library.resolveRef(source, ref, { silent: true }),
    transform,
  });
  const types = nodes.map((node) => satisfiable(ts, withPercent(ts, node)));
  return library.astToString(withNamedTypes(ts, types, names));
}

/** Values for the options of openapi-typescript that are not used. */
const plainOptions = {
  ...{ additionalProperties: false, alphabetize: false, arrayLength: false, conditionalEnums: false },
  ...{
    dedupeEnums: false,
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
  },
  ...{ exportType: false, generatePathParams: false, immutable: false, makePathsEnum: false },
  ...{
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
  },
  ...{ rootTypesKeepCasing: false, rootTypesNoSchemaPrefix: false, silent: true },
  ...{ postTransform: undefined as never, transformProperty: undefined as never },
  // Of the bundler and the lint, which do not run.
  redoc: undefined as never,
};

/** openapi-typescript takes a parameter with `content` for a text; its value is what the schema says. */
function withSchemas(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSchemas);
  if (typeof value !== "object" || value === null) return value;
  const { content, ...rest } = value as { readonly content?: Readonly<Record<string, { schema?: unknown }>> };
  const isParameter = "in" in value && typeof value.in === "string" && "name" in value;
  if (isParameter && content) return { ...rest, schema: Object.values(content)[0]?.schema ?? {} };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSchemas(item)]));
}

/** What openapi-typescript copies into comments. */
const copied = /^(?:summary|title|description|default|examples?)$/;

/** Escapes every text of the document that is copied into a comment, so that it stays inside, and every name of a property. */
function asComments(value: unknown, within = "", isCopied = false): unknown {
  if (typeof value === "string") {
    if (isCopied) return commentText(value);
    return within === "required" ? withoutPercent(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => asComments(item, within, isCopied));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      within === "properties" ? withoutPercent(key) : key,
      asComments(item, key, isCopied || (copied.test(key) && !holdsNames(within))),
    ]),
  );
}

/**
 * Each option of a union names its own kind by a `const`; for a discriminator, openapi-typescript would
 * write that again, with a remark of its own.
 */
function withoutDiscriminator(key: string, value: unknown): unknown {
  const is =
    key === "discriminator" && typeof value === "object" && value !== null && "propertyName" in value;
  return is ? undefined : value;
}

/** Types that openapi-typescript can't express: open enums, and bytes. */
function transformWith(
  factory: NodeFactory,
  { STRING, tsIntersection, tsLiteral, tsUnion }: Library,
): Transform {
  const blob = factory.createTypeReferenceNode("Blob");
  /** `string & {}`: any string, without swallowing the literals beside it in a union. */
  const anyString = tsIntersection([STRING, factory.createTypeLiteralNode([])]);
  return (schema) => {
    if (!("type" in schema) || schema.type !== "string") return undefined;
    const known: unknown = schema["x-extensible-enum"];
    if (Array.isArray(known)) return tsUnion([...known.map((value) => tsLiteral(String(value))), anyString]);
    return schema.format === "binary" ? blob : undefined;
  };
}
