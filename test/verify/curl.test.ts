import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { curlOf } from "../../scripts/verify/http/curl.ts";
import type { HttpRequest } from "../../scripts/verify/http/message.ts";
import { withHeader } from "../../scripts/verify/http/request.ts";
import { startReceiver } from "./receiver.ts";

const run = promisify(execFile);

describe("the command of a finding sends what the check sent", () => {
  it.each([
    ["plain JSON", Buffer.from('{"name":"a"}')],
    ["quotes and a backslash", Buffer.from(`{"name":"it's \\"a\\" \\\\ %s"}`)],
    ["an at sign first", Buffer.from("@/etc/hostname")],
    ["control characters", Buffer.from("a\u0000b\r\n\tc")],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ["a long run of one character", Buffer.from(`{"name":"${"a".repeat(200_000)}"}`)],
    ["emoji", Buffer.from("👩‍👩‍👧‍👦")],
    ["nothing", Buffer.alloc(0)],
  ])("%s", async (_, body) => {
    const server = await startReceiver(() => [200, "{}"]);
    const request = withHeader(
      { method: "PATCH", target: "/a//b/%2F?x=%ZZ", headers: [{ name: "X-Empty", value: "" }], body },
      { name: "Authorization", value: "Bearer secret", shown: "Bearer $KEY" },
    );
    await run("sh", ["-c", `${curlOf(server.url, request)} -s`], { env: { ...process.env, KEY: "secret" } });
    server.close();
    const [received] = server.received;
    expect(received?.method).toBe("PATCH");
    expect(received?.url).toBe("/a//b/%2F?x=%ZZ");
    expect(received?.headers).toMatchObject({ authorization: "Bearer secret", "x-empty": "" });
    expect(received?.headers["content-type"]).toBeUndefined();
    expect(received?.body.equals(body)).toBe(true);
  });
});

describe("the command of a finding", () => {
  const plain = { method: "GET", target: "/a", headers: [] };
  const key = { name: "Authorization", value: "Bearer secret", shown: "Bearer $KEY" };
  const body = Buffer.from("{}");
  const typed = { name: "Content-Type", value: "application/json" };
  const url = "http://127.0.0.1:1";
  it.each<[what: string, server: string, request: HttpRequest, command: string]>([
    ["GET", url, plain, `curl -X GET --path-as-is '${url}/a'`],
    ["HEAD", `${url}/`, { ...plain, method: "HEAD" }, `curl --head --path-as-is '${url}/a'`],
    [
      "a body with its type",
      url,
      { ...plain, method: "PUT", headers: [typed], body },
      `curl -X PUT --path-as-is '${url}/a' -H 'Content-Type: application/json' --data-raw '{}'`,
    ],
    [
      "a body without one, in chunks",
      url,
      { ...plain, method: "PUT", body, chunked: true },
      `curl -X PUT --path-as-is '${url}/a' -H 'Transfer-Encoding: chunked' -H 'Content-Type:' --data-raw '{}'`,
    ],
    [
      "a user in the server's URL",
      "http://me:secret@127.0.0.1:1",
      plain,
      `curl -X GET --path-as-is '${url}/a' --user "$SERVER_CREDENTIALS"`,
    ],
    [
      "a user in the URL of a server that gets another credential",
      "http://me:secret@127.0.0.1:1",
      { ...plain, headers: [key] },
      `curl -X GET --path-as-is '${url}/a' -H "Authorization: Bearer $KEY"`,
    ],
    [
      "one long run",
      url,
      { ...plain, method: "PUT", headers: [typed], body: Buffer.from("%".repeat(1200)) },
      `head -c 1200 /dev/zero | tr '\\0' '%%' | curl -X PUT --path-as-is '${url}/a' -H 'Content-Type: application/json' --data-binary @-`,
    ],
  ])("for %s", (_, server, request, command) => {
    expect(curlOf(server, request)).toBe(command);
  });
});
