import { clientOperationOf } from "../../../scripts/emit/client/client-operation.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import { isObject } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import type { Files } from "../../../scripts/lib/output/files.ts";
import type {
  FileModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
} from "../../../scripts/model/model.ts";
import { inputPart } from "../../../scripts/model/parts.ts";
import { unsendableReason } from "../../../scripts/model/wire.ts";
import {
  type ExchangeCall,
  exchangeOf,
  expectedOf,
  isSame,
  type Meant,
} from "../../../scripts/prove/wire/exchange.ts";
import { loadPair } from "../../../scripts/prove/wire/pair.ts";
import { answersOf, requestsOf } from "../../../scripts/prove/wire/payloads.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { casesOf } from "../../../scripts/schema-cases/index.ts";
import { seed } from "../../seed.ts";

/** How many values of each schema: those at the edges and so many random ones, but no more than the limit. */
export interface Amount {
  readonly random: number;
  readonly limit?: number;
}

/** What came of sending the cases of every parameter and body of a contract. */
export interface Sent {
  /** How many values of each operation came. */
  readonly arrived: ReadonlyMap<string, number>;
  /** What did not arrive as it was sent, and what was refused for no reason. */
  readonly wrong: readonly string[];
}

/** A place of a request, and values for it. */
interface Place {
  readonly name: string;
  readonly kind: ParameterModel["in"] | PayloadModel["kind"];
  readonly values: Iterable<unknown>;
  readonly put: (usual: Meant, value: unknown) => Meant;
  /** Whether client or server refuse the value: its undeclared fields have no form in the style. */
  readonly isRefused: (value: unknown) => boolean;
}

/**
 * Sends every valid case of each parameter and body through the compiled client and server over a socket,
 * beside usual values of all others. `change` may plant a mistake.
 */
export async function sendEveryCase(
  source: Source,
  amount: Amount,
  change: (files: Files) => Files = (files) => files,
): Promise<Sent> {
  const { model } = source;
  const files = change(await emittedOf(source));
  let close = async () => {};
  const exchange = await exchangeOf(await loadPair(files), model, async (app) => {
    const served = await serveContract(serverFacts(model), app, { port: 0 });
    close = served.close;
    return { baseUrl: served.url };
  });
  const arrived = new Map<string, number>();
  const wrong: string[] = [];
  try {
    for (const operation of model.operations) {
      const { operationId } = operation;
      arrived.set(operationId, 0);
      const send = senderOf(exchange, source, operation);
      const usual = requestsOf(source, operation)[0]?.value ?? { params: {}, query: {}, headers: {} };
      for (const place of placesOf(source, operation, amount))
        for (const value of place.values) {
          const meant = place.put(usual, value);
          if (!isWhole(operation, meant)) continue;
          const said = await send(meant);
          if (said === "arrived") arrived.set(operationId, (arrived.get(operationId) ?? 0) + 1);
          else if (
            !(said.startsWith("invalid-request") && isUncarried(value, place.kind)) &&
            !(/^(?:invalid-request|400) /.test(said) && place.isRefused(value))
          )
            wrong.push(`${operationId} ${place.name} ${JSON.stringify(value)}: ${said}`);
        }
    }
  } finally {
    await close();
  }
  return { arrived, wrong };
}

const emitted = new WeakMap<Source, Files>();

async function emittedOf(source: Source): Promise<Files> {
  const known = emitted.get(source);
  if (known) return known;
  const files = new Map([...(await emitClient(source)), ...(await emitServer(source))]);
  emitted.set(source, files);
  return files;
}

/** Whether every parameter that must be there is: there is no usual value of one that is never carried. */
function isWhole({ parameters }: OperationModel, meant: Meant): boolean {
  return parameters.every(
    (parameter) => !parameter.required || meant[inputPart[parameter.in]]?.[parameter.name] !== undefined,
  );
}

/** Calls an operation, and says whether what is meant arrived, or what happened instead. */
function senderOf(
  exchange: ExchangeCall,
  source: Source,
  operation: OperationModel,
): (meant: Meant) => Promise<string> {
  const called = clientOperationOf(source.model, operation);
  const answer = answersOf(source, operation)[0]?.value ?? { status: 500 };
  return async (meant) => {
    const { got, result } = await exchange(called, meant, answer);
    if (!got) return `${result.status} ${JSON.stringify(result)}`;
    const isArrived = await isSame(got, expectedOf(operation, source.zod, meant));
    return isArrived ? "arrived" : `got ${JSON.stringify(got)}`;
  };
}

function placesOf(source: Source, { parameters, requestBody }: OperationModel, amount: Amount): Place[] {
  return [
    ...parameters.map((parameter): Place => {
      const part = inputPart[parameter.in];
      return {
        name: `${part}/${parameter.name}`,
        kind: parameter.in,
        values: validOf(source, parameter, parameter.schema, amount),
        put: (usual, value) => ({ ...usual, [part]: { ...usual[part], [parameter.name]: value } }),
        isRefused: (value) =>
          (isObject(value) || isBlankList(value)) && unsendableReason(parameter, value) !== undefined,
      };
    }),
    ...(requestBody?.content ?? []).map(
      (payload): Place => ({
        name: payload.mediaType,
        kind: payload.kind,
        values:
          payload.kind === "binary" ? byteStrings : validOf(source, payload, payload.schema ?? true, amount),
        put: (usual, value) => ({ ...usual, body: value }),
        isRefused: () => false,
      }),
    ),
  ];
}

const byteStrings: readonly Uint8Array[] = [0, 1, 256, 100_000].map((length) =>
  Uint8Array.from({ length }, (_, index) => index % 256),
);

/** The cases that are valid to document and Zod; files of a form are bytes. */
function* validOf(
  { model, zod }: Source,
  part: ParameterModel | PayloadModel,
  schema: JsonSchema,
  { random, limit }: Amount,
): Generator<unknown> {
  const files = "files" in part ? part.files : [];
  let count = 0;
  for (const { value, valid } of casesOf(schema, { root: model, seed, random })) {
    if (!valid) continue;
    const meant = withBytes(value, files);
    if (zod.of(part)?.safeParse(meant).success === false) continue;
    yield meant;
    if (++count === limit) return;
  }
}

function withBytes(value: unknown, files: readonly FileModel[]): unknown {
  if (files.length === 0) return value;
  const fields: Record<string, unknown> = { ...(value as object) };
  for (const { name, mediaType } of files)
    if (fields[name] !== undefined) {
      const asFile = (text: unknown) => new Blob([String(text)], { type: mediaType });
      fields[name] = Array.isArray(fields[name]) ? fields[name].map(asFile) : asFile(fields[name]);
    }
  return fields;
}

/** What its place can't carry, and the client says so: no encoding makes of it what it is. */
function isUncarried(value: unknown, kind: Place["kind"]): boolean {
  if (kind === "json" || kind === "binary") return false;
  if (kind === "multipart" || kind === "form") return Object.values(value as object).some(isUncarriedField);
  if (Array.isArray(value)) {
    const isItem = kind === "header" ? kind : "query";
    return (
      value.some((item) => isUncarried(item, isItem)) || (kind === "path" && isUncarried(value.join(), kind))
    );
  }
  if (typeof value !== "string") return false;
  if (isHalfCharacter(value)) return true;
  if (kind === "path") return /^\.{0,2}$/.test(value);
  return kind === "header" && !/^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/.test(value);
}

/** Half a character has no bytes, and a form has no field without a part. */
function isUncarriedField(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => isUncarriedField(item));
  return typeof value === "string" && isHalfCharacter(value);
}

/** Joined with others it is a text; by itself it is the empty list, where that is valid. */
function isBlankList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === "";
}

function isHalfCharacter(text: string): boolean {
  return Buffer.from(text).toString() !== text;
}
