import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient as generateHeyApi, type UserConfig } from "@hey-api/openapi-ts";
import { optionOf } from "../../../scripts/emit/client/names.ts";
import { redocly } from "../../../scripts/lib/redocly.ts";
import type { MadeClient } from "./client.ts";
import type { SampleCall } from "./sample-call.ts";

/**
 * Ways to make one call. Each is the text of a module that exports `make()`, which gives a
 * function that makes the call once, through the platform's `fetch`, and gives the data of its answer.
 */
export type Contestants = Readonly<Record<string, string>>;

/** The contestants in the folder of our client; those of others are generated beside it. */
export async function contestantsOf(
  call: SampleCall,
  { document, folder }: MadeClient,
): Promise<Contestants> {
  const { input, parts, called } = call;
  const { operationId, method, path: template, security } = called.operation;
  const source = join(folder, "openapi.json");
  await writeFile(source, JSON.stringify(document));
  const plugins = ["@hey-api/client-fetch", "@hey-api/typescript"] as const;
  await heyApi(source, join(folder, "hey-api"), [...plugins, "@hey-api/sdk"]);
  await heyApi(source, join(folder, "hey-api-zod"), [
    ...plugins,
    "zod",
    { name: "@hey-api/sdk", validator: true },
  ]);
  const output = join(folder, "redocly.ts");
  const run = await redocly(["generate-client", source, "--output", output, "--args-style", "grouped"]);
  if (run.exitCode) throw new Error(`\`redocly generate-client\` ended with ${run.exitCode}: ${run.stderr}`);

  const baseUrl = document.servers?.[0]?.url;
  const key = "key_0123456789";
  const text = (value: unknown) => JSON.stringify(value);
  // It gets a `Request`.
  const ownFetch = "(request) => globalThis.fetch(request)";
  const { path, query, header, body } = parts;
  const headers = { ...header, Authorization: `Bearer ${key}` };
  const { header: _renamed, ...others } = parts;
  const places = { ...others, ...(header && { headers: header }) };
  const ours = (entry: string, fetch?: string) => `
import { createClient, ${operationId} } from "./client/src/${entry}.ts";
export const make = () => {
  const client = createClient({ ...${text(credential(security, key))}, fetch: ${fetch} });
  return async () => (await ${operationId}(client, ${text(input)})).data;
};`;
  const heyApiCall = (name: string) => `
import { createClient } from "./${name}/client/index.ts";
import { ${operationId} } from "./${name}/sdk.gen.ts";
export const make = () => {
  const client = createClient({ baseUrl: ${text(baseUrl)}, auth: ${text(key)} });
  return async () => (await ${operationId}({ client, ...${text(places)} })).data;
};`;

  return {
    "bare fetch and json()": `
const url = ${text(`${baseUrl}${template.replace(/\{(.+?)\}/g, (_braces, name) => encodeURIComponent(String(path?.[name])))}`)};
const init = { method: ${text(method)}, headers: ${text({ ...headers, "Content-Type": "application/json" })} };
export const make = () => async () => (await fetch(url, { ...init, body: JSON.stringify(${text(body)}) })).json();`,
    "ours, checked": ours("index"),
    "ours, unchecked": ours("unchecked"),
    "ours, checked, through a `fetch` of one's own": ours("index", ownFetch),
    "ours, unchecked, through a `fetch` of one's own": ours("unchecked", ownFetch),
    "openapi-fetch": `
import createClient from "openapi-fetch";
export const make = () => {
  const http = createClient({ baseUrl: ${text(baseUrl)}, headers: ${text({ Authorization: headers.Authorization })} });
  return async () => (await http.${method}(${text(template)}, ${text({ params: { path, query, header }, body })})).data;
};`,
    "hey-api": heyApiCall("hey-api"),
    "hey-api, checked with zod": heyApiCall("hey-api-zod"),
    Redocly: `
import { configure, ${operationId} } from "./redocly.ts";
export const make = () => {
  configure({ auth: { bearer: ${text(key)} } });
  return () => ${operationId}(${text(places)});
};`,
  };
}

function credential(security: SampleCall["called"]["operation"]["security"], key: string) {
  return Object.fromEntries(
    security
      .slice(0, 1)
      .flatMap(Object.keys)
      .map((name) => [optionOf(name), key]),
  );
}

async function heyApi(input: string, output: string, plugins: UserConfig["plugins"]): Promise<void> {
  await generateHeyApi({ input, output, plugins, logs: { level: "silent" } } as UserConfig);
}
