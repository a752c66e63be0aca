import { ownExtensions } from "../../contract/own-extensions.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { OperationModel, PayloadModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { blank, listText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { lineAndRest, oneLine } from "../text/prose.ts";
import { errorPieces, responsesPiece } from "./answers.ts";
import { serversCode } from "./api.ts";
import { freeConstant, type SpecContext } from "./context.ts";
import type { Declaration, Piece } from "./modules.ts";
import type { OperationFile } from "./names.ts";
import { type ParameterPiece, parameterExtensionsCode, parameterPieces } from "./parameters.ts";
import { type PayloadWriter, payloadCode } from "./payload.ts";
import { securityCode } from "./security.ts";

/** The parts of an operation before it is known which of them others have, too. */
export interface OperationParts {
  readonly operation: OperationModel;
  readonly file: OperationFile;
  readonly parameters: readonly ParameterPiece[];
  readonly body?: Piece;
  readonly responses: Piece;
  readonly errors: readonly (Piece & { readonly name: string })[];
  /** What stands in files of its own, by module. */
  readonly asides: ReadonlyMap<string, readonly Declaration[]>;
}

/** Puts a long schema of an operation into a module, once for all that have the same. */
export type SchemaAside = (name: string, piece: Piece, folder: string) => { name: string; module: string };

/** Makes the parts of an operation; `undefined`: it can't be said at all. */
export function operationParts(
  operation: OperationModel,
  context: SpecContext,
  namesIn: (module: string) => Set<string>,
  schemaAside: SchemaAside,
): OperationParts | undefined {
  const file = context.files.get(operation);
  const place = methodAndPath(operation);
  if (!file) return undefined;
  if (operation.method === "TRACE") {
    context.tell("left out", place, "operation", "browsers and `fetch` refuse to send TRACE");
    return undefined;
  }
  const asides = new Map<string, Declaration[]>();
  const aside: PayloadWriter["aside"] = (kind, name, piece, type) => {
    if (kind === "schema") return schemaAside(name, piece, file.folder);
    const module = `${file.folder}/${file.page}.examples.ts`;
    const said = freeConstant(name, namesIn(module), "example");
    asides.set(module, [...(asides.get(module) ?? []), { ...piece, name: said, ...(type ? { type } : {}) }]);
    return { name: said, module };
  };
  const name = file.constant;
  const parameters = parameterPieces(operation, context);
  const content = operation.requestBody?.content;
  const isSent = operation.method !== "GET" && operation.method !== "HEAD";
  if (content && !isSent)
    context.tell("left out", `${place} request body`, "request body", "HTTP gives it no meaning here");
  const body =
    content && isSent ? bodyPiece(operation, content, `${name}Request`, context, aside) : undefined;
  const responses = responsesPiece(operation, name, context, aside);
  const errors = errorPieces(operation, context, aside);
  return { operation, file, parameters, ...(body ? { body } : {}), responses, errors, asides };
}

function bodyPiece(
  { method, path, requestBody }: OperationModel,
  content: readonly PayloadModel[],
  name: string,
  context: SpecContext,
  aside: PayloadWriter["aside"],
): Piece {
  const pointer = `${method} ${path} request body`;
  if (requestBody?.description?.trim())
    context.tell("left out", pointer, "description of the request body", "the contract describes its schema");
  return context.piece((writer) => {
    const bodies = content.map((payload, index) =>
      payloadCode(
        payload,
        { pointer, isAnswered: false },
        index === 0 ? name : `${name}${index + 1}`,
        index === 0 && !requestBody?.required ? { required: "false" } : {},
        { context, writer, aside },
      ),
    );
    const [only, ...others] = bodies;
    return others.length > 0 ? listText(bodies) : (only ?? "");
  });
}

/** The constant of an operation; `shared` finds a part that stands elsewhere. */
export function operationDeclaration(
  { operation, file, parameters, body, responses, errors }: OperationParts,
  context: SpecContext,
  shared: (piece: Piece) => Piece,
): Declaration {
  const { operationId, page, constant, title } = file;
  const { section, tags, description, deprecated, externalDocs, extensions, method, path, servers } =
    operation;
  const uses = new Map<string, string>([["defineOperation", "vocabulary"]]);
  const said = (piece: Piece): SpecCode => {
    const found = shared(piece);
    for (const [name, module] of found.uses) uses.set(name, module);
    return found.code;
  };
  const place = `${method} ${path}`;
  const { line, rest: lead } = lineAndRest(sayableText(description));
  if (!line) context.tell("made", place, "description", "it is the summary");
  const known = Object.entries(extensions ?? {}).filter(
    ([name]) => !ownExtensions.has(name) && /^x-\S+$/.test(name),
  );
  if (known.length < Object.keys(extensions ?? {}).length)
    context.tell("left out", place, "extensions of this toolchain", "it writes them itself");
  const more = parameterExtensionsCode(parameters, (name) => ownExtensions.has(name));
  const security = securityCode(operation, context);
  const part = (wanted: ParameterPiece["part"]): SpecCode | undefined => {
    const own = parameters.filter((one) => one.part === wanted);
    if (own.length === 0) return undefined;
    return {
      open: "{",
      items: own.map((piece) => {
        const [key, code] = [propertyName(piece.name), said(piece)];
        return code === key ? key : [`${key}: `, code];
      }),
      close: "}",
    };
  };
  const groups: readonly Readonly<Record<string, SpecCode | undefined>>[] = [
    {
      operationId: literal(operationId),
      page: literal(page),
      section: literal(context.folders.get(section.id) ?? "api"),
      ...(tags.length > 0 ? { tags: literal(tags) } : {}),
      title: JSON.stringify(oneLine(sayableText(title))),
      description: JSON.stringify(line || oneLine(sayableText(title))),
      ...(lead ? { lead: JSON.stringify(lead) } : {}),
      ...(deprecated ? { deprecated: deprecated.since ? literal(deprecated) : "true" } : {}),
      ...(externalDocs && /^https?:\/\//.test(externalDocs.url)
        ? { externalDocs: literal(externalDocs) }
        : {}),
      ...(known.length > 0 ? { extensions: literal(Object.fromEntries(known)) } : {}),
      ...(more ? { parameterExtensions: more } : {}),
    },
    {
      ...(servers ? { servers: serversCode(servers, context, place) } : {}),
      method: literal(method),
      path: literal(path),
      ...(security === undefined ? {} : { security }),
      params: part("params"),
      query: part("query"),
      headers: part("headers"),
      cookies: part("cookies"),
      body: body && said(body),
    },
    {
      responses: said(responses),
      errors: listText(errors.map((error) => said(error))),
    },
  ];
  const items = groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [blank]),
    ...Object.entries(group).flatMap(([key, code]) => (code === undefined ? [] : [[`${key}: `, code]])),
  ]);
  return {
    name: constant,
    code: ["defineOperation(", { open: "{", items, close: "}", isBroken: true }, ")"],
    uses,
  };
}
