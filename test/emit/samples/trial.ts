import { languages } from "../../../scripts/emit/samples/languages.ts";
import type { SampleOptions } from "../../../scripts/emit/samples/options.ts";
import { sampleRequest } from "../../../scripts/emit/samples/request.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import { redirectStatuses } from "../../../scripts/lib/status.ts";
import { dereferenced } from "../../../scripts/model/component.ts";
import { isBasic } from "../../../scripts/model/credential.ts";
import type { OperationModel, ResponseModel } from "../../../scripts/model/model.ts";
import type { App } from "../../../scripts/runtime/server/app.ts";
import { createWorkshop } from "../../local/workshop.ts";
import type { Answer, Received } from "./recorder.ts";
import type { Program, Shown } from "./runners.ts";

/** The product's own server, which answers its samples. */
export const local = createWorkshop();

/** One sample that is run, and what it must send. */
export interface Trial {
  readonly source: Source;
  readonly operation: OperationModel;
  readonly options?: SampleOptions;
  /** Values of the path's parameters; put into the sample, or declared beside it as its reader would. */
  readonly params?: Readonly<Record<string, string>>;
  readonly declared?: boolean;
  /** The query that must arrive. */
  readonly query?: readonly (readonly [string, string])[];
  /** Header fields that must arrive. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The server that is asked. Absent: one that answers with the example, whatever it is asked. */
  readonly app?: App;
  /** The server refuses what is wrong: what arrives is not compared. */
  readonly isJudgedByServer?: boolean;
  /** The status of the response that its server answers with. Absent: that of the first. */
  readonly status?: number;
  /** What the answer in JSON must hold. Absent: it is the example. */
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** A key that is sent as it is, although no server would give it out. */
const strange = `nr_"'$HOME\`id\`#{1}%s\\&+=`;

/** The keys that samples find in the environment, under the names that the contracts give them. */
export const keys: Readonly<Record<string, string>> = {
  WORKSHOP_API_KEY: local.keys.own,
  SINK_TOKEN: "sink-token",
  SINK_SHOP_KEY: strange,
  SHAPES_KEY: strange,
  PRESS_PASS: "press-pass",
  BOOKS_KEY: strange,
  HARBOR_KEY: "harbor-key",
};

/** Where a redirect leads; nobody should go there. */
export const leadsTo = "/elsewhere";

/** A credential for each scheme of a contract, under the name that samples look for. */
export function environmentOf({ model }: Source): Readonly<Record<string, string>> {
  const schemes = Object.values(model.components.securitySchemes);
  return Object.fromEntries(
    schemes.flatMap((scheme) =>
      scheme.environment
        ? [[scheme.environment, isBasic(scheme) ? "some:credential" : "some-credential"]]
        : [],
    ),
  );
}

/** What every file that a sample reads holds, and what an answer of bytes is. */
export const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0d, 0x0a, 0x0a, 0x0d]);

export function operationOf({ model }: Source, id: string): OperationModel {
  const operation = model.operations.find(({ operationId }) => operationId === id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

/** The path parameters whose schemas take any text: a sample must encode them. */
const free: ReadonlySet<string> = new Set(["photo_id", "free"]);

/** The trial's program in a language; `undefined` where the language has no way to write it. */
export function programOf(trial: Trial, label: string, serverUrl: string): Program | undefined {
  const { source, operation, options, params, declared } = trial;
  const language = languages.find((candidate) => candidate.label === label);
  const request = sampleRequest(operation, source, {
    ...options,
    serverUrl,
    ...(params && !declared ? { params } : {}),
  });
  if (!language || language.unable?.(request)) return undefined;
  const given = Object.entries(declared ? (params ?? {}) : {}).map(([name, value]) => ({
    value,
    title: titleOf(trial, name),
    encoded: free.has(name),
  }));
  const result = operation.page.result || "data";
  const saved = request.answer.kind === "binary" ? request.answer.file : "";
  return { source: language.write(request), shown: shownBy(operation), saved, result, given };
}

/** The files that the trial's programs read. */
export function filesOf({ operation, source, options }: Trial): string[] {
  const { body } = sampleRequest(operation, source, options);
  if (body?.kind === "binary") return [body.file];
  return body?.kind === "multipart" ? body.parts.flatMap((part) => ("file" in part ? [part.file] : [])) : [];
}

/** What a path parameter is called in samples: a name of a program begins with a letter. */
export function titleOf({ source, operation }: Pick<Trial, "source" | "operation">, name: string): string {
  const parameter = operation.parameters.find((one) => one.in === "path" && one.name === name);
  const { title = name } = dereferenced(source.model, parameter?.schema ?? true);
  return title.replace(/^(?=\d)/, "parameter ");
}

/** The response that the trial's server answers with. */
export function answeredBy({
  operation,
  status,
}: Pick<Trial, "operation" | "status">): ResponseModel | undefined {
  return operation.responses.find((response) => status === undefined || response.status === status);
}

/** The status that the trial's server answers with; without a success, the first error's. */
export function statusOf(trial: Pick<Trial, "operation" | "status">): number {
  const status = answeredBy(trial)?.status ?? trial.operation.errors[0]?.status;
  return status === "default" ? 200 : Number(status);
}

export function shownBy({ responses, method, page }: OperationModel): Shown {
  if (page.result === false) return "ignored";
  if (responses[0] && redirectStatuses.has(Number(responses[0].status))) return "redirect";
  if (method === "DELETE" && page.result === undefined && !page.cast) return "ignored";
  const { kind, isStream } = responses[0]?.content[0] ?? {};
  if (isStream) return "streamed";
  if (kind === undefined || method === "HEAD") return "none";
  return kind === "json" || kind === "text" ? kind : "binary";
}

/** What the trial's server answers; without one, what the operation's first response says. */
export async function answerOf({ operation, app }: Trial, request: Received): Promise<Answer> {
  if (app) return answerOfApp(app, request);
  const [response] = operation.responses;
  const status = Number(response?.status ?? 500);
  const payload = response?.content[0];
  if (!payload) return { status, body: Buffer.alloc(0) };
  const example = Object.values(payload.examples)[0]?.value;
  const content = payload.kind === "json" ? Buffer.from(JSON.stringify(example)) : bytes;
  return { status, mediaType: payload.mediaType, body: content };
}

async function answerOfApp({ fetch }: App, { method, url, headers, body }: Received): Promise<Answer> {
  const response = await fetch(
    new Request(`http://127.0.0.1${url}`, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    }),
  );
  const mediaType = response.headers.get("content-type");
  return {
    status: response.status,
    ...(redirectStatuses.has(response.status) ? { location: leadsTo } : {}),
    ...(mediaType ? { mediaType } : {}),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
