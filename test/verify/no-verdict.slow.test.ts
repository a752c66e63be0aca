import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { verify } from "../../scripts/verify/index.ts";
import type { VerifyFinding } from "../../scripts/verify/report.ts";
import { type Handler, listen } from "../defects/http.ts";
import { clean } from "../defects/index.ts";

const [subject] = clean;
if (!subject) throw new Error("no correct server");
const { spec, principal, other } = subject;
const restore = { name: "The name before" };

/** A correct server behind `before`, which may answer instead; `last` is the last name that the object got. */
async function start(before: (count: number) => Awaited<ReturnType<Handler>>) {
  const handle = subject?.handler() as Handler;
  let count = 0;
  const state = { last: "" };
  const running = await listen(async (request) => {
    const answer = before(++count) ?? (await handle(request));
    const { name } = JSON.parse(answer?.status === 200 ? String(answer.body) : "{}");
    const isOwn = request.target.includes(principal.params["id"] ?? "");
    if (name !== undefined && isOwn) state.last = name;
    return answer;
  });
  return { ...running, state };
}

/** Without the advice: the 401s of the correct server have no `WWW-Authenticate`. */
function breachesIn(findings: readonly VerifyFinding[]): readonly VerifyFinding[] {
  return findings.filter(({ level }) => level === "breach");
}

describe("a server that has enough", () => {
  it("is asked again when it says so", async () => {
    const busy = { status: 429, headers: { "Retry-After": "0" } };
    const { url: server, close } = await start((count) => (count % 7 === 0 ? busy : undefined));
    const { outcome, findings } = await verify(await loadContract(spec), { server, principal, other });
    await close();
    expect({ outcome, breaches: breachesIn(findings) }).toEqual({ outcome: "kept", breaches: [] });
  });

  it("is found to refuse what it must take, if it never has time", async () => {
    const busy = { status: 429, headers: { "Retry-After": "0" } };
    const { url: server, close } = await start((count) => (count > 30 ? busy : undefined));
    const { outcome } = await verify(await loadContract(spec), { server, principal, other });
    await close();
    expect(outcome).toBe("broken");
  });
});

describe("a check that was told of the wrong object", () => {
  const missing = { id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37J" };
  it.each([
    ["is not there", { ...principal, params: missing }, "answers 404 for the first principal's object"],
    ["is not for this key", { ...principal, token: "nr_wrong" }, "answers 401 to the first principal's"],
  ])("which %s, gives no verdict", async (_, first, reason) => {
    const { url: server, close } = await start(() => undefined);
    const report = await verify(await loadContract(spec), { server, principal: first, other });
    await close();
    expect(report).toMatchObject({ outcome: "unchecked", restored: [{ principal: "second" }] });
    expect(breachesIn(report.findings)).toEqual([]);
    expect(report.reasons).toEqual([expect.stringContaining(reason)]);
  });
});

describe("a check that is interrupted", () => {
  it("begins nothing new, puts back what it changed, and gives no verdict", async () => {
    const interruption = new AbortController();
    const {
      url: server,
      close,
      state,
    } = await start((count) => {
      if (count === 100) interruption.abort();
      return undefined;
    });
    const { signal } = interruption;
    const mine = { ...principal, restore };
    const report = await verify(await loadContract(spec), { server, principal: mine, other, signal });
    await close();
    const { outcome, reasons, requests } = report;
    expect({ outcome, reasons }).toEqual({ outcome: "unchecked", reasons: ["The check was interrupted."] });
    expect(requests).toBeLessThan(120);
    expect(state.last).toBe(restore.name);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("by %s ends with 2", async (name) => {
    let interrupt = () => {};
    const begun = new Promise<void>((resolve) => {
      interrupt = resolve;
    });
    const { url, close, state } = await start((count) => {
      if (count === 100) interrupt();
      return undefined;
    });
    const object = ["--param", `id=${principal.params["id"]}`, "--restore", `name=${restore.name}`];
    const child = spawn(
      process.execPath,
      ["scripts/run.js", "verify", "--spec", spec, "--server", url, "--token", principal.token, ...object],
      { env: { ...process.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    await begun;
    child.kill(name);
    const [code] = await once(child, "close");
    await close();
    expect({ code, last: state.last }).toEqual({ code: 2, last: restore.name });
    expect(output).toContain("Interrupted: what was changed is put back.");
    expect(output).toContain("The check was interrupted.");
  });
});
