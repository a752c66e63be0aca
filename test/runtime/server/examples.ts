import { mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { operationPath } from "./rename-app.ts";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** Writes the examples of docs/serving.md into a new folder that finds these of our packages. */
export async function writeExamples(packages: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "examples-"));
  for (const name of packages) {
    await mkdir(dirname(join(folder, "node_modules", name)), { recursive: true });
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name));
  }
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const page = await readFile(join(repository, "docs/serving.md"), "utf8");
  for (const [, name = "", code = ""] of page.matchAll(/^```ts (\S+)\n(.*?)^```$/gms))
    await writeFile(join(folder, name), code);
  return folder;
}

async function rename(send: Send, body: string) {
  const response = await send(operationPath, {
    method: "PATCH",
    headers: { authorization: "Bearer nr_example", "content-type": "application/json" },
    body,
  });
  return [response.status, ((await response.json()) as { name?: string }).name] as const;
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** What holds wherever the app runs: a rename, errors of the body, no key, a method that is not there. */
export async function expectRunning(send: Send) {
  expect(await rename(send, '{"name":"From there"}')).toEqual([200, "From there"]);
  expect(await rename(send, `{"name":"${"x".repeat(50_000)}"}`)).toEqual([200, "x".repeat(50_000)]);
  expect(await rename(send, "{")).toEqual([400, undefined]);
  expect((await send(operationPath, { method: "PATCH", body: "{}" })).status).toBe(401);
  expect((await send(operationPath, { method: "DELETE" })).headers.get("allow")).toBe("OPTIONS, PATCH");
}
