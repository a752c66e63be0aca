import type { ResolvedOperation } from "../../../scripts/contract/contract.ts";
import { languages, type SampleOptions } from "../../../scripts/docs/samples/index.ts";
import { requestOf } from "../../../scripts/docs/samples/request.ts";
import type { Source } from "../../../scripts/output/files.ts";
import type { Answer, Received } from "./recorder.ts";
import type { Program, Shown } from "./runners.ts";

/** One sample that is run, and what it must send. */
export interface Trial {
  readonly source: Source;
  readonly operation: ResolvedOperation;
  readonly options?: SampleOptions;
  /** Values of the path's parameters; put into the sample, or declared beside it as its reader would. */
  readonly params?: Readonly<Record<string, string>>;
  readonly declared?: boolean;
  /** The query that must arrive. */
  readonly query?: readonly (readonly [string, string])[];
  /** Header fields that must arrive. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The key that samples find in the environment: it is sent as it is. */
export const key = `nr_"'$HOME\`id\`#{1}%s\\&+=`;

/** What every file that a sample reads holds, and what an answer of bytes is. */
export const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0d, 0x0a, 0x0a, 0x0d]);

export function operationOf({ contract }: Source, id: string): ResolvedOperation {
  const operation = contract.operations.find(({ operationId }) => operationId === id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

/** The path parameters whose schemas take any text: a sample must encode them. */
const free: ReadonlySet<string> = new Set(["photo_id", "free"]);

/** The trial's program in a language; `undefined` where the language has no way to write it. */
export function programOf(trial: Trial, label: string, serverUrl: string): Program | undefined {
  const { source, operation, options, params, declared } = trial;
  const language = languages.find((candidate) => candidate.label === label);
  const request = requestOf(operation, source, {
    ...options,
    serverUrl,
    ...(params && !declared ? { params } : {}),
  });
  if (!language || language.unable?.(request)) return undefined;
  const given = Object.entries(declared ? (params ?? {}) : {}).map(([name, value]) => ({
    value,
    title: titleOf(operation, name),
    encoded: free.has(name),
  }));
  return { source: language.write(request), shown: shownBy(operation), given };
}

function titleOf({ params }: ResolvedOperation, name: string): string {
  return params[name]?.meta()?.title ?? name;
}

export function shownBy({ responses, method }: ResolvedOperation): Shown {
  const kind = responses[0]?.body?.kind;
  if (kind === undefined || method === "HEAD") return "none";
  return kind === "json" ? "json" : "binary";
}

/** Answers as the first response of the operation that is asked for says. */
export function answerOf(operations: readonly ResolvedOperation[]): (request: Received) => Answer {
  return ({ method, url }) => {
    const path = url.replace(/\?.*$/s, "");
    const operation = operations.find((candidate) => {
      const pattern = candidate.fullPath.split(/\{.+?\}/).map((text) => text.replace(/[.]/g, "\\."));
      return candidate.method === method && new RegExp(`^${pattern.join("[^/]+")}$`).test(path);
    });
    const response = operation?.responses[0];
    if (!response) return { status: 404, mediaType: "text/plain", body: `no operation for ${method} ${url}` };
    const { status, body } = response;
    if (!body) return { status };
    const example = Object.values(body.examples)[0]?.value;
    return {
      status,
      mediaType: body.mediaType,
      body: body.kind === "json" ? JSON.stringify(example) : bytes,
    };
  };
}
