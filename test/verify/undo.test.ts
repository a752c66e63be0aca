import { beforeAll, describe, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { type VerifyOptions, verify } from "../../scripts/verify/index.ts";
import { verdictOf } from "../../scripts/verify/verdict.ts";
import { held, own, type Spoil, serveThings, things, token } from "./things.ts";

let loaded: LoadedContract;
beforeAll(async () => {
  loaded = await loadContract(things);
});

async function check(options: Partial<VerifyOptions> = {}, spoil?: Spoil, notes?: readonly string[]) {
  const server = await serveThings(spoil, notes);
  const notices: string[] = [];
  const report = await verify(loaded, {
    server: server.url,
    principal: { token, params: { id: own }, restore: { label: "Held before", size: "12.5", open: "false" } },
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  server.close();
  return { report, notices, stock: Object.fromEntries(server.stock), made: server.made() };
}

describe("what a check changed", () => {
  it("is put back with the types that the body takes, what it made is deleted, and all is told", async () => {
    const { report, notices, stock, made } = await check();
    expect(report.findings).toEqual([]);
    expect(stock).toEqual({ [own]: held });
    expect(made).toBeGreaterThan(10);
    expect(report.restored).toEqual([
      { operation: "changeThing", principal: "first", original: true, fields: held },
      { operation: "makeThing", principal: "first", original: true, fields: {}, made },
    ]);
    expect(notices).toEqual([]);
  });

  it("is told before where nothing tells what is there, and told after", async () => {
    const { report, notices } = await check({ principal: { token, params: { id: own } } });
    expect(notices).toEqual([
      "`changeThing` changes the first principal's object, and nothing tells what `label`, `size`, `open` holds now: it can't be put back. Give `--restore label=…` `--restore size=…` `--restore open=…`, or `--read-only`.",
    ]);
    expect(report.restored[0]).toMatchObject({ operation: "changeThing", original: false });
  });

  it("is listed where the server does not delete it", async () => {
    const { report, made } = await check({ only: ["makeThing"] }, (response) => {
      if (response.req.method !== "DELETE") return false;
      response.writeHead(403).end();
      return true;
    });
    const [{ left = [] } = {}] = report.restored;
    expect(left).toHaveLength(made);
    expect(left[0]).toBe(`th_${"1".padStart(20, "0")}`);
  });

  it("is nothing that was there before, also where the server says that it made it", async () => {
    const { stock } = await check({}, (response, _, right) => {
      if (response.req.method !== "POST" || !right["label"]) return false;
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ ...right, id: own }));
      return true;
    });
    expect(stock[own]).toEqual(held);
  });
});

describe("values to restore that can't be", () => {
  it.each([
    [
      { label: "a", size: "large", open: "true" },
      "`changeThing` does not accept the `size` that `--restore` gives",
    ],
    [{ label: "a", colour: "red" }, "No operation puts back `colour`, which `--restore` names"],
    [{ label: "a" }, "`changeThing` needs `size`, `open` to put the object back"],
    [{ label: "a", size: "1", open: "yes" }, "does not accept the `open`"],
  ])("%j", async (restore, words) => {
    const principal = { token, params: { id: own }, restore };
    await expect(verify(loaded, { server: "http://127.0.0.1:1", principal })).rejects.toThrow(words);
  });
});

describe("the verdict names what it covers", () => {
  it("and what it did not reach, with the way out", async () => {
    const { report } = await check({});
    expect(report.outcome).toBe("kept");
    expect(verdictOf(report)).toBe(
      "Nothing is found, but not everything was checked: 3 of 5 operations checked; 2 not reached: it needs the path parameters of an object (`--param note_id=…`); it needs the path parameters of an object (`--param board_id=…`).",
    );
  });

  it("tries the contract's examples where nothing is changed", async () => {
    const { report } = await check({}, undefined, ["note-that-is-there-01"]);
    expect(report.findings).toEqual([]);
    expect(report.operations).toMatchObject({ checked: 4, total: 5, notReached: [{ operation: "pinNote" }] });
  });

  it.each([
    ["60", 60, [], "kept"],
    ["80", 80, ["readNote", "pinNote"], "broken"],
  ])("and breaks where it is less than %s percent", async (_, minCoverage, operations, outcome) => {
    const { report } = await check({ minCoverage });
    expect(report.outcome).toBe(outcome);
    expect(report.findings.map(({ operation }) => operation)).toEqual(operations);
  });
});

it.each([
  ["a carriage return", "key\r", "its character 4 of 4 is U+000D"],
  ["a letter that is not ASCII", "clé", "its character 3 of 3 is U+00E9"],
])("a credential with %s can't be sent, and is not told", async (_, wrong, words) => {
  const checked = verify(loaded, { server: "http://127.0.0.1:1", principal: { token: wrong, params: {} } });
  await expect(checked).rejects.toThrow(words);
  await expect(checked).rejects.not.toThrow(wrong);
});
