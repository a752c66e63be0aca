import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalServer } from "../../scripts/local/serve.ts";
import { ids, items, keys, serveSink } from "./sink.ts";

const run = promisify(execFile);

let folder: string;
let server: LocalServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "curl-"));
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(folder, "large.json"), JSON.stringify({ name: "x".repeat(2_000_000) }));
  await mkdir(join(folder, "docs/try"), { recursive: true });
  await writeFile(join(folder, "docs/index.html"), "the reference");
  await writeFile(join(folder, "docs/try/index.html"), "the console");
  server = await serveSink({ docs: join(folder, "docs") });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Status, then what came: with `-i` or `-I`, the head too. */
async function curl(path: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("curl", ["-s", "-w", "\n%{http_code}", ...args, server.url + path], {
    cwd: folder,
  });
  const lines = stdout.split("\n");
  return `${lines.pop()} ${lines.join("\n")}`;
}

const path = `${items}/${ids.own}`;
const key = ["-H", `Authorization: Bearer ${keys.own}`];
const json = [...key, "-X", "PATCH", "-H", "Content-Type: application/json"];

describe("curl", () => {
  it.each<[what: string, path: string, args: readonly string[], answer: string | RegExp]>([
    ["a rename", path, [...json, "-d", '{"name":"curl é 😀"}'], /^200 \{.*"name":"curl é 😀"/],
    [
      "a rename in chunks",
      path,
      [...json, "-H", "Transfer-Encoding: chunked", "-d", '{"name":"c"}'],
      /^200 .*"name":"c"/,
    ],
    ["a rename over HTTP/1.0", path, [...json, "--http1.0", "-d", '{"name":"0"}'], /^200 .*"name":"0"/],
    [
      "a rename that waits for leave",
      path,
      [...json, "-H", "Expect: 100-continue", "-d", '{"name":"e"}'],
      /^200/,
    ],
    ["2 MB", path, [...json, "-d", "@large.json"], '413 {"message":"the body is too large"}'],
    [
      "2 MB in chunks",
      path,
      [...json, "-H", "Transfer-Encoding: chunked", "-d", "@large.json"],
      '413 {"message":"the body is too large"}',
    ],
    ["what curl sends of its own", path, [...key, "-X", "PATCH", "-d", '{"name":"x"}'], /^422 .*not valid/],
    ["no key", path, ["-X", "PATCH", "-d", "{}"], '401 {"message":"credentials are required"}'],
    [
      "another method",
      path,
      [...key, "-i", "-X", "PUT"],
      /^405 .*allow: DELETE, GET, HEAD, OPTIONS, PATCH.*no such method/s,
    ],
    ["OPTIONS", path, ["-i", "-X", "OPTIONS"], /^204 .*allow: DELETE, GET, HEAD, OPTIONS, PATCH/s],
    ["HEAD", "/healthz", ["-I"], /^200 HTTP\/1\.1 200 OK/],
    ["the reference", "/docs/", [], "200 the reference"],
    ["the console", "/try/", [], "200 the console"],
    ["the way to the reference", "/", ["-L"], "200 the reference"],
    ["a page that is not there", "/docs/none", [], '404 {"message":"no such route"}'],
    ["what is beside the pages", "/docs/../secret.txt", ["--path-as-is"], /^404/],
    ["the same in disguise", "/docs/%2e%2e/secret.txt", ["--path-as-is"], /^404/],
    ["the same in another one", "/docs/..%2fsecret.txt", ["--path-as-is"], /^404/],
    ["the same with a backslash", "/docs/..%5csecret.txt", ["--path-as-is"], /^404/],
  ])("%s", async (_, to, args, answer) => {
    expect(await curl(to, args)).toEqual(typeof answer === "string" ? answer : expect.stringMatching(answer));
  });

  it("several requests at once on few connections", async () => {
    const urls = Array.from({ length: 199 }, () => server.url + path);
    const args = [...json, "-d", '{"name":"many"}', "-Z", "--parallel-max", "20", "-o", "/dev/null"];
    const codes = await curl(path, [...args, ...urls.flatMap((url) => ["-o", "/dev/null", url])]);
    expect(codes.match(/200/g)).toHaveLength(200);
  });
});
