import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { givenPrincipals } from "../../../scripts/verify/principal-options.ts";
import { withSetup } from "../../../scripts/verify/setup-file/apply.ts";
import { findSetup, setupNotice, writeSetup } from "../../../scripts/verify/setup-file/file.ts";
import { newSetup } from "../../../scripts/verify/setup-file/init.ts";
import { readSetup } from "../../../scripts/verify/setup-file/read.ts";
import { readYaml } from "../../../scripts/verify/setup-file/yaml.ts";
import { things as thingsSpec } from "../things.ts";
import { readThings, setupContext, things } from "./context.ts";

const whole = `# Staging
server: https://things.example/v1
budget: 90s
read-only: false
seed: "7"
only:
  - changeThing
  - readNote
principals:
  first:
    credentials: { key: PATH }
    objects: { thing: { id: 007 } }
    params:
      note_id: 12345678901234567890
    restore: { label: "12", size: 12.50, open: false }
  other:
    credentials:
      key:
        command: ./token.sh other
    objects:
untouched:
  operations: [dropThing]
  paths: [/boards]
  objects: { thing: [th_1, 2] }
waivers:
  - { fingerprint: 012345678901, reason: known, expires: 2027-01-31 }
`;

it("is read whole: names as they are written, values to restore with their types", () => {
  expect(readThings(whole)).toEqual({
    options: {
      server: "https://things.example/v1",
      budget: 90_000,
      readOnly: false,
      seed: 7,
      only: ["changeThing", "readNote"],
    },
    first: {
      credentials: {
        key: {
          variable: "PATH",
          key: "principals.first.credentials.key",
          place: { file: "verify.yaml", line: 11, column: 25 },
        },
      },
      params: { "thing.id": "007", note_id: "12345678901234567890" },
      restore: { label: "12", size: 12.5, open: false },
    },
    other: { credentials: { key: { command: "./token.sh other" } }, params: {}, restore: {} },
    untouched: {
      operations: ["dropThing"],
      paths: ["/boards"],
      objects: { thing: ["th_1", "2"] },
    },
    waivers: [
      {
        ...{ fingerprint: "012345678901", reason: "known", expires: "2027-01-31" },
        source: { file: "verify.yaml", line: 26 },
      },
    ],
    unfilled: [],
  });
});

it("may be JSON", () => {
  expect(readThings('{ "seed": 3, "principals": { "first": { "params": { "id": "a" } } } }')).toMatchObject({
    options: { seed: 3 },
    first: { params: { id: "a" } },
  });
});

describe("an option of the command line wins", () => {
  const setup = { options: { server: "file", seed: 7, budget: 1 } };
  it.each([
    [{}, { server: "file", seed: 7, budget: 1 }],
    [{ seed: 2 }, { server: "file", seed: 2, budget: 1 }],
    [{ local: true }, { local: true, seed: 7, budget: 1 }],
  ])("%j", (given, wanted) => {
    expect(withSetup(given, setup, (name) => Object.hasOwn(given, name))).toEqual(wanted);
  });
});

describe("of principals", () => {
  const none = {
    credential: {},
    param: {},
    restore: {},
    otherCredential: {},
    otherParam: {},
    otherRestore: {},
  };
  const given = async (options: object) => {
    const { api } = (await loadContract(thingsSpec)).contract;
    return givenPrincipals(api, { ...none, ...options }, { model: things.api, ...readThings(whole) });
  };
  const first = {
    token: process.env["PATH"],
    credentials: { key: process.env["PATH"] },
    variables: { key: "PATH" },
    params: { "thing.id": "007", note_id: "12345678901234567890" },
    restore: {},
    restoreValues: { label: "12", size: 12.5, open: false },
  };
  const other = {
    token: "",
    credentials: {},
    commands: { key: "./token.sh other" },
    params: {},
    restore: {},
  };

  it("the file gives what no option does", async () => {
    expect(await given({})).toEqual({ principal: first, other });
  });

  it("an option wins over each part of it, under whatever name", async () => {
    const { variables: _none, ...mine } = first;
    expect(await given({ token: "th_1", param: { "things/{id}": "8" }, otherTokenCommand: "mine" })).toEqual({
      principal: {
        ...mine,
        token: "th_1",
        credentials: { key: "th_1" },
        params: { note_id: first.params.note_id, "things/{id}": "8" },
      },
      other: { ...other, commands: { key: "mine" } },
    });
  });
});

describe("the file that `--init` writes", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "verify-init-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(["agents", "kitchen-sink", "nested", "places", "shapes", "texts", "things", "tracker", "workshop"])(
    "is one for the contract of %s",
    async (fixture) => {
      const context = await setupContext(fixture);
      const { first, other, unfilled, ...rest } = readSetup(newSetup(context), "verify.yaml", context);
      expect(rest).toEqual({
        options: {},
        waivers: [],
        untouched: { operations: [], paths: [], objects: {} },
      });
      const schemes = new Set(
        context.api.operations.flatMap(({ security }) => security.flatMap((one) => Object.keys(one))),
      );
      for (const principal of [first, other])
        expect(Object.keys(principal?.credentials ?? {}).sort()).toEqual([...schemes].sort());
      expect(unfilled[0]).toBe("server");
      // With each filled in, every path parameter of the contract is known.
      let count = 0;
      const text = newSetup(context).replace(/<[^<>\n]+>/g, () => `https://x.example/${++count}`);
      const filled = readSetup(text, "verify.yaml", context);
      expect(filled.unfilled).toEqual([]);
      expect(Object.keys(filled.first?.params ?? {})).toHaveLength((unfilled.length - 1) / 2);
    },
  );

  it("never takes the place of another one", async () => {
    const file = join(folder, "verify.yaml");
    const text = newSetup(things);
    await writeSetup(file, text);
    await expect(writeSetup(file, "")).rejects.toThrow("is there already");
    expect(await readFile(file, "utf8")).toBe(text);
    const found = await findSetup(file, () => things);
    expect(found && setupNotice(found)).toMatch(/^Setup: .*verify\.yaml; still to be filled in: `server`, /);
  });
});

it("is no problem where there is none of the usual name", async () => {
  expect(await findSetup(undefined, () => things)).toBe(undefined);
});

it("is shown in the guide as it can be written", async () => {
  const guide = await readFile("docs/verify.md", "utf8");
  const [, text = ""] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
  const { entries } = readYaml(text, "verify.yaml") as { entries?: ReadonlyMap<string, unknown> };
  expect([...(entries?.keys() ?? [])]).toEqual(["server", "budget", "principals", "untouched", "waivers"]);
});
