import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { curlOf } from "../../scripts/verify/http/curl.ts";
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
