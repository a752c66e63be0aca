import { typeNameOf } from "../../emit/typescript/identifiers.ts";
import type { Files } from "../../lib/output/files.ts";
import { camelCase } from "../../lib/words.ts";
import type { ApiModel } from "../../model/model.ts";
import type { TellFate } from "../account.ts";
import { withoutWords } from "../schema/meta.ts";
import { keywordsOf, referredName } from "../schema/printer.ts";
import { allText, isGroup, printed, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { type ApiOptions, apiDeclaration } from "./api.ts";
import { formatsModule, freeConstant, type SpecContext, specContext } from "./context.ts";
import { errorPlacesOfApi } from "./errors.ts";
import { type Declaration, moduleText, type Piece } from "./modules.ts";
import {
  type OperationParts,
  operationDeclaration,
  operationParts,
  type SchemaAside,
  webhookDeclaration,
} from "./operation.ts";

/** The modules of a spec, by their paths in its folder. */
export interface WrittenSpec {
  readonly files: Files;
  /** The names of components in the spec, by those in the document. */
  readonly components: ReadonlyMap<string, string>;
}

/** Writes the spec of an API. `vocabularyPath` is where it imports the vocabulary from, seen from its folder. */
export function writeSpec(
  model: ApiModel,
  vocabularyPath: string,
  options: Pick<ApiOptions, "isComplete">,
  tell: TellFate,
): WrittenSpec {
  const context = specContext(model, tell);
  /** The names of webhooks. */
  const named = new Map(
    context.sent.flatMap(({ operation, name, because }) => (because ? [] : [[operation, name]])),
  );
  const names = new Map<string, Set<string>>();
  const namesIn = (module: string): Set<string> => {
    const used = names.get(module) ?? new Set<string>();
    names.set(module, used);
    return used;
  };
  const modules = new Map<string, Declaration[]>();
  const add = (module: string, declaration: Declaration) => {
    namesIn(module).add(declaration.name);
    modules.set(module, [...(modules.get(module) ?? []), declaration]);
  };
  const components = new Map<string, string>();
  for (const name of context.plan.order) {
    if (!context.plan.users.has(name)) {
      tell("left out", `#/components/schemas/${name}`, "component", "no operation uses it");
      continue;
    }
    const module = context.moduleOf(name);
    const declaration = componentDeclaration(name, context);
    components.set(name, componentId(name, context));
    add(module, declaration);
  }
  const parts = partsOf(context, namesIn, add);
  for (const { asides } of parts)
    for (const [module, declarations] of asides) for (const one of declarations) add(module, one);
  const constants = [...context.constants.values(), ...parts.map(({ file }) => file.constant)];
  const shared = sharedPieces(parts, new Set(["errors", ...constants]), add);
  for (const one of parts)
    add(
      one.file.module,
      named.has(one.operation)
        ? webhookDeclaration(named.get(one.operation) ?? "", one, context, shared)
        : operationDeclaration(one, context, shared),
    );
  const errors = errorPlacesOfApi(context);
  modules.set("shared/errors.ts", [errors, ...(modules.get("shared/errors.ts") ?? [])]);
  const formats = [...context.formats].map(
    ([name, { text, comment }]): Declaration => ({
      name,
      ...(comment ? { comment } : {}),
      code: `() => ${text}`,
      uses: new Map([["z", "zod"]]),
    }),
  );
  if (formats.length > 0)
    modules.set(
      formatsModule,
      formats.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  const closesAnswers =
    [...context.plan.answered].some((name) => isClosed(model.components.schemas[name])) ||
    model.operations.some(({ responses, errorResponses }) =>
      [...responses, ...errorResponses].some(({ content }) => content.some(({ schema }) => isClosed(schema))),
    ) ||
    context.sent.some(({ operation: { requestBody } }) =>
      requestBody?.content.some(({ schema }) => isClosed(schema)),
    );
  const api = apiDeclaration(context, parts, { ...options, closesAnswers });
  const files = new Map<string, string>([["index.ts", moduleText("index.ts", [api], vocabularyPath)]]);
  for (const [module, declarations] of [...modules].sort(([a], [b]) => (a < b ? -1 : 1)))
    files.set(module, moduleText(module, declarations, vocabularyPath));
  return { files, components };
}

/**
 * The parts of all operations. They are made twice: first to find which long schemas stand in several of them, then
 * with the modules of these known.
 */
function partsOf(
  context: SpecContext,
  namesIn: (module: string) => Set<string>,
  add: (module: string, declaration: Declaration) => void,
): OperationParts[] {
  const folders = new Map<string, Set<string>>();
  const passing = () => new Set<string>();
  const webhooks = context.sent.flatMap(({ operation, because }) => (because ? [] : [operation]));
  const all = [...context.model.operations, ...webhooks];
  for (const operation of all)
    operationParts(operation, context, passing, (name, piece, folder) => {
      const key = keyOf(piece);
      folders.set(key, (folders.get(key) ?? new Set()).add(folder));
      return { name, module: folder };
    });
  const known = new Map<string, { name: string; module: string }>();
  const components = new Set(context.constants.values());
  const schemaAside: SchemaAside = (name, piece, folder) => {
    const key = keyOf(piece);
    const found = known.get(key);
    if (found) return found;
    const module = `${(folders.get(key)?.size ?? 0) > 1 ? "shared" : folder}/schemas.ts`;
    const used = namesIn(module);
    const base = `${typeNameOf(name, "Operation")}Body`;
    let constant = base;
    for (let number = 2; used.has(constant) || components.has(constant); number++)
      constant = `${base}${number}`;
    add(module, { ...piece, name: constant });
    const made = { name: constant, module };
    known.set(key, made);
    return made;
  };
  return all.flatMap((operation) => operationParts(operation, context, namesIn, schemaAside) ?? []);
}

function isClosed(schema: unknown): boolean {
  return JSON.stringify(schema ?? null).includes('"additionalProperties":false');
}

function componentDeclaration(name: string, context: SpecContext): Declaration {
  const { model, plan, constants } = context;
  const schema = model.components.schemas[name] ?? true;
  const place = { pointer: `#/components/schemas/${name}`, isAnswered: plan.answered.has(name) };
  const id = componentId(name, context);
  const piece = context.piece((writer) => {
    const target = referredName(withoutWords(keywordsOf(schema)));
    // A second name of a component is that component.
    if (target !== undefined && Object.keys(withoutWords(keywordsOf(schema))).length === 1) {
      context.tell("other form", place.pointer, "second name of a component", `it stands for \`${target}\``);
      return writer.schema(schema, place);
    }
    return writer.schema(schema, place, { id: literal(id) });
  }, name);
  const isCircular = isLazy(piece.code);
  return { name: constants.get(name) ?? name, ...piece, ...(isCircular ? { type: "z.ZodType" } : {}) };
}

/** The name of a component in the spec: its own, if documents can have it. */
function componentId(name: string, { constants }: SpecContext): string {
  return /^[A-Za-z0-9._-]+$/.test(name) ? name : (constants.get(name) ?? name);
}

/** Whether the type of a constant can't be inferred, because it is its own part. */
function isLazy(code: SpecCode): boolean {
  return allText(code).includes("z.lazy((): z.ZodType => ");
}

/**
 * Finds parts that several operations have, and puts each into a module once, under a name that is not `used`: an operation may
 * import it beside any other.
 */
function sharedPieces(
  parts: readonly OperationParts[],
  used: Set<string>,
  add: (module: string, declaration: Declaration) => void,
): (piece: Piece) => Piece {
  const users = new Map<
    string,
    { pieces: number; folders: Set<string>; name: string; kind: string; piece: Piece }
  >();
  const count = (kind: string, name: string, piece: Piece, folder: string) => {
    const key = keyOf(piece);
    const known = users.get(key) ?? { pieces: 0, folders: new Set<string>(), name, kind, piece };
    known.pieces++;
    known.folders.add(folder);
    users.set(key, known);
  };
  const all = parts.flatMap((one) => [one, ...one.callbacks.map((callback) => callback.parts)]);
  for (const { parameters, errors, file } of all) {
    for (const one of parameters) count("parameters", one.name, one, file.folder);
    for (const one of errors) count("errors", one.name, one, file.folder);
  }
  const found = new Map<string, Piece>();
  for (const [key, { pieces, folders, name, kind, piece }] of users) {
    if (pieces < 2 || key.length < 60 || isGroup(piece.code) === (kind === "parameters")) continue;
    const [folder = "shared", ...others] = folders;
    const module = `${others.length > 0 ? "shared" : folder}/${kind}.ts`;
    const constant = freeConstant(
      kind === "errors" ? camelCase(name) : name,
      used,
      kind === "errors" ? "error" : "parameter",
    );
    const declared: Declaration = {
      ...piece,
      name: constant,
      ...(kind === "errors" ? { code: asConstant(piece.code) } : {}),
    };
    add(module, declared);
    found.set(key, { code: constant, uses: new Map([[constant, module]]) });
  }
  return (piece) => found.get(keyOf(piece)) ?? piece;
}

/** The literal types of an error stay. */
function asConstant(code: SpecCode): SpecCode {
  return /\bstatus: "/.test(allText(code)) ? [code, " as const"] : code;
}

function keyOf({ code }: Piece): string {
  return printed(code);
}

// Coverage: the unit tests have few schemas that are shared, circular or other names of one.
