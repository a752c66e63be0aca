import { ownExtensions } from "../../contract/own-extensions.ts";
import { idempotentMethods } from "../../contract/resolve.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import type { OperationModel, PayloadModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { blank, listText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { lineAndRest, oneLine } from "../text/prose.ts";
import { responsesPiece } from "./answers.ts";
import { serversCode } from "./api.ts";
import { freeConstant, type SpecContext } from "./context.ts";
import { errorPieces } from "./error-pieces.ts";
import type { Declaration, Piece } from "./modules.ts";
import type { OperationFile } from "./names.ts";
import { type ParameterPiece, parameterExtensionsCode, parameterPieces } from "./parameters.ts";
import { type PayloadWriter, payloadCode } from "./payload.ts";
import { securityCode } from "./security.ts";
import type { SentRequest } from "./sent.ts";

/** The parts of an operation, before it is known which of them other operations share. */
export interface OperationParts {
  readonly operation: OperationModel;
  readonly file: OperationFile;
  readonly parameters: readonly ParameterPiece[];
  readonly body?: Piece;
  /** Absent: the document has errors only. */
  readonly responses?: Piece;
  readonly errors: readonly (Piece & { readonly name: string })[];
  /** What the server sends because of it. */
  readonly callbacks: readonly { readonly sent: SentRequest; readonly parts: OperationParts }[];
  /** What gets files of its own, by module; also for its callbacks. */
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
  const place = context.placeOf(operation);
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
  const callbacks = context.sent.flatMap((sent) => {
    if (sent.because?.operation !== operation) return [];
    const parts = operationParts(sent.operation, context, namesIn, schemaAside);
    for (const [module, declarations] of parts?.asides ?? [])
      asides.set(module, [...(asides.get(module) ?? []), ...declarations]);
    return parts ? [{ sent, parts }] : [];
  });
  return {
    operation,
    file,
    parameters,
    ...(body ? { body } : {}),
    ...(responses ? { responses } : {}),
    errors,
    callbacks,
    asides,
  };
}

function bodyPiece(
  operation: OperationModel,
  content: readonly PayloadModel[],
  name: string,
  context: SpecContext,
  aside: PayloadWriter["aside"],
): Piece {
  const { requestBody } = operation;
  const pointer = `${context.placeOf(operation)} request body`;
  // What the server sends is an answer to whoever reads it.
  const isAnswered = context.sent.some((one) => one.operation === operation);
  const said = requestBody?.description?.trim();
  return context.piece((writer) => {
    const bodies = content.map((payload, index) =>
      payloadCode(
        payload,
        { pointer, isAnswered },
        index === 0 ? name : `${name}${index + 1}`,
        index === 0
          ? {
              ...(requestBody?.required ? {} : { required: "false" }),
              ...(said ? { description: literal(said) } : {}),
            }
          : {},
        { context, writer, aside },
      ),
    );
    const [only, ...others] = bodies;
    return others.length > 0 ? listText(bodies) : (only ?? "");
  });
}

/** The constant of an operation; `shared` finds a part that stands elsewhere. */
export function operationDeclaration(
  parts: OperationParts,
  context: SpecContext,
  shared: (piece: Piece) => Piece,
): Declaration {
  const { operation, file, parameters, errors, callbacks } = parts;
  const { method, path, servers } = operation;
  const place = context.placeOf(operation);
  const uses = new Map<string, string>([["defineOperation", "vocabulary"]]);
  const said = sayingWith(shared, uses);
  const more = parameterExtensionsCode(parameters, (name) => ownExtensions.has(name));
  const security = securityCode(operation, context);
  const code = objectOfGroups([
    {
      ...nameCode(parts, context),
      ...wordsCode(parts, context),
      ...(more ? { parameterExtensions: more } : {}),
    },
    {
      ...(servers ? { servers: serversCode(servers, context, place) } : {}),
      method: literal(method),
      path: literal(path),
      ...(security === undefined ? {} : { security }),
      ...requestCode(parts, said),
      ...(callbacks.length > 0 ? { callbacks: callbacksCode(parts, context, said) } : {}),
    },
    {
      ...(parts.responses ? { responses: said(parts.responses) } : {}),
      errors: listText(errors.map((error) => said(error))),
    },
    behaviourCode(operation, context),
  ]);
  return { name: file.constant, code: ["defineOperation(", code, ")"], uses };
}

/** The constant of a request that the server sends on its own. */
export function webhookDeclaration(
  name: string,
  parts: OperationParts,
  context: SpecContext,
  shared: (piece: Piece) => Piece,
): Declaration {
  const uses = new Map<string, string>([["defineWebhook", "vocabulary"]]);
  const said = sayingWith(shared, uses);
  const code = objectOfGroups([
    { name: literal(name), ...nameCode(parts, context), ...wordsCode(parts, context) },
    { ...methodCode(parts), ...requestCode(parts, said) },
    { responses: parts.responses ? said(parts.responses) : "{}" },
  ]);
  return { name: parts.file.constant, code: ["defineWebhook(", code, ")"], uses };
}

/** What the server sends because of an operation, by name. */
function callbacksCode(
  { callbacks }: OperationParts,
  context: SpecContext,
  said: (piece: Piece) => SpecCode,
): SpecCode {
  return objectText(
    Object.fromEntries(
      callbacks.map(({ sent: { name, because }, parts }) => {
        const { lead, ...words } = wordsCode(parts, context);
        if (lead)
          context.tell(
            "left out",
            context.placeOf(parts.operation),
            "further paragraphs",
            "a callback has none",
          );
        return [
          propertyName(name),
          objectText(
            {
              url: literal(because?.url ?? ""),
              operationId: literal(parts.file.operationId),
              ...words,
              ...methodCode(parts),
              ...requestCode(parts, said),
              responses: parts.responses ? said(parts.responses) : "{}",
            },
            { isBroken: true },
          ),
        ];
      }),
    ),
    { isBroken: true },
  );
}

/** The code of a piece that may stand elsewhere; what it uses is added. */
function sayingWith(shared: (piece: Piece) => Piece, uses: Map<string, string>) {
  return (piece: Piece): SpecCode => {
    const found = shared(piece);
    for (const [name, module] of found.uses) uses.set(name, module);
    return found.code;
  };
}

/** What the docs find an operation by. */
function nameCode(
  { operation: { section, tags }, file: { operationId, page } }: OperationParts,
  { folders }: SpecContext,
): Readonly<Record<string, SpecCode>> {
  return {
    operationId: literal(operationId),
    page: literal(page),
    section: literal(folders.get(section.id) ?? "api"),
    ...(tags.length > 0 ? { tags: literal(tags) } : {}),
  };
}

/** What is said of an operation in words. */
function wordsCode(
  { operation, file: { title } }: OperationParts,
  context: SpecContext,
): Readonly<Record<string, SpecCode>> {
  const { description, visibility, deprecated, externalDocs, extensions = {} } = operation;
  const place = context.placeOf(operation);
  const { line, rest: lead } = lineAndRest(sayableText(description));
  if (!line) context.tell("made", place, "description", "it is the summary");
  const known = Object.entries(extensions).filter(
    ([name]) => !ownExtensions.has(name) && /^x-\S+$/.test(name),
  );
  if (known.length < Object.keys(extensions).length)
    context.tell("left out", place, "extensions of this toolchain", "it writes them itself");
  return {
    title: JSON.stringify(oneLine(sayableText(title))),
    description: JSON.stringify(line || oneLine(sayableText(title))),
    ...(lead ? { lead: JSON.stringify(lead) } : {}),
    ...(visibility ? { visibility: literal(visibility) } : {}),
    ...(deprecated ? { deprecated: deprecated.since ? literal(deprecated) : "true" } : {}),
    ...(externalDocs && /^https?:\/\//.test(externalDocs.url) ? { externalDocs: literal(externalDocs) } : {}),
    ...(known.length > 0 ? { extensions: literal(Object.fromEntries(known)) } : {}),
  };
}

/** How an operation behaves, as documents of this toolchain say it. */
function behaviourCode(
  operation: OperationModel,
  { tell, placeOf }: SpecContext,
): Readonly<Record<string, SpecCode>> {
  const { method, idempotent, limits = {}, refers, pagination } = operation;
  if (refers)
    tell("left out", placeOf(operation), "`x-refers`", "the resources that it names are those of laws");
  const isUsual = (idempotentMethods as ReadonlySet<string>).has(method) === idempotent;
  const said = { ...(isUsual ? {} : { idempotent }), ...limits, pagination };
  return Object.fromEntries(
    Object.entries(said).flatMap(([word, value]) => (value === undefined ? [] : [[word, literal(value)]])),
  );
}

/** The method of a request that the server sends, if it is not the usual one. */
function methodCode({ operation: { method } }: OperationParts): Readonly<Record<string, SpecCode>> {
  return method === "POST" ? {} : { method: literal(method) };
}

/** The parameters and the body of a request. */
function requestCode(
  { parameters, body }: OperationParts,
  said: (piece: Piece) => SpecCode,
): Readonly<Record<string, SpecCode | undefined>> {
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
  return {
    params: part("params"),
    query: part("query"),
    headers: part("headers"),
    cookies: part("cookies"),
    body: body && said(body),
  };
}

/** An object whose properties are in groups. */
function objectOfGroups(groups: readonly Readonly<Record<string, SpecCode | undefined>>[]): SpecCode {
  const said = groups
    .map((group) =>
      Object.entries(group).flatMap(([key, code]) => (code === undefined ? [] : [[`${key}: `, code]])),
    )
    .filter((group) => group.length > 0);
  const items = said.flatMap((group, index) => [...(index === 0 ? [] : [blank]), ...group]);
  return { open: "{", items, close: "}", isBroken: true };
}

// Coverage: the unit tests have few words of the vocabulary.
