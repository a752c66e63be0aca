import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import { givenPrincipals } from "../../../scripts/verify/principal-options.ts";
import { findSetup, writeSetup } from "../../../scripts/verify/setup-file/file.ts";
import { setupProblems } from "../../../scripts/verify/setup-file/problems.ts";
import { readSetup } from "../../../scripts/verify/setup-file/read.ts";
import { holdProblems } from "../../provoked.ts";
import { things as thingsSpec } from "../things.ts";
import { readThings, setupContext, things } from "./context.ts";

const file = "verify.yaml";
const tracker = await setupContext("tracker");
const readTracker = (text: string) => readSetup(text, file, tracker);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-setup-"));
  await writeFile(join(folder, "there.yaml"), "seed: 1\n");
  await mkdir(join(folder, "folder.yaml"));
});
afterAll(() => rm(folder, { recursive: true }));

const credential = (text: string) => `principals:\n  first:\n    credentials:\n      key: ${text}\n`;
const { api } = (await loadContract(thingsSpec)).contract;
const noOptions = {
  credential: {},
  param: {},
  restore: {},
  otherCredential: {},
  otherParam: {},
  otherRestore: {},
};
const keys =
  "`principals`, `untouched`, `waivers`, `server`, `local`, `token-command`, `only`, `read-only`, `budget`, `seed`, `format`";
const initFix = "Write it so; `verify --init` shows the form of each key.";

holdProblems("scripts/verify", setupProblems, [
  [
    "setup-alias",
    () => readThings("seed: &one 1\nbudget: *one\n"),
    {
      message: "`*one` stands for what another place of the file says.",
      file,
      line: 2,
      column: 9,
      fix: "Write the value out: a setup file has no aliases.",
    },
  ],
  [
    "setup-documents",
    () => readThings("seed: 1\n---\nseed: 2\n"),
    {
      message: "A second document begins here.",
      file,
      line: 3,
      column: 1,
      fix: "Keep one document in the file.",
    },
  ],
  [
    "setup-duplicate-key",
    () => readThings("seed: 1\nbudget: 2m\nseed: 2\n"),
    {
      message: "The key `seed` stands twice in one object.",
      file,
      line: 3,
      column: 1,
      fix: "Keep one of them.",
    },
  ],
  [
    "setup-empty",
    () => readThings("# Nothing yet.\n"),
    {
      message: "The setup file says nothing.",
      file,
      fix: "Write one with `verify --init`, or delete it.",
    },
  ],
  [
    "setup-exists",
    () => writeSetup(join(folder, "there.yaml"), ""),
    () => ({
      message: `\`${join(folder, "there.yaml")}\` is there already, and is not overwritten.`,
      file: join(folder, "there.yaml"),
      fix: "Name another file: `--init FILE`.",
    }),
  ],
  [
    "setup-form",
    () => readThings("principals:\n  first:\n    objects: [th_1]\n"),
    {
      message: "`principals.first.objects` is a list; expected an object of resources.",
      file,
      line: 3,
      column: 14,
      fix: initFix,
    },
  ],
  [
    "setup-not-yaml",
    () => readThings("seed: [1\nbudget: 2m\n"),
    {
      message:
        "The setup file is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
      file,
      line: 2,
      column: 1,
      fix: "Correct it at this place.",
    },
  ],
  [
    "setup-option",
    () => readThings("seed: 1\nbudget: 30\n"),
    {
      message: "`budget` can't be used: expected a duration: `500ms`, `30s`, `2m`.",
      file,
      line: 2,
      column: 9,
      fix: "Write what the option `--budget` takes.",
    },
  ],
  [
    "setup-secret",
    () => readThings(credential("th_key_5Q1x8Zr0")),
    {
      message:
        "`principals.first.credentials.key` is not the name of an environment variable, and is not shown, as it may be the credential itself.",
      file,
      line: 4,
      column: 12,
      fix: "Put the credential into an environment variable, and write the variable's name here: `THINGS_KEY`.",
    },
  ],
  [
    "setup-secret:server",
    () => readThings("server: https://user:word@things.example\n"),
    {
      message: "`server` holds a user or a password.",
      file,
      line: 1,
      column: 9,
      fix: "Leave it out here, and give that URL with `--server`.",
    },
  ],
  [
    "setup-tab",
    () => readThings("principals:\n\tfirst: {}\n"),
    {
      message: "The line is indented with a tab.",
      file,
      line: 2,
      column: 1,
      fix: "Indent it with spaces.",
    },
  ],
  [
    "setup-too-deep",
    () => readThings("[".repeat(20_000)),
    {
      message: "The setup file nests deeper than 100 levels.",
      file,
      fix: "Name a file that `verify --init` could have written.",
    },
  ],
  [
    "setup-too-large",
    () => readThings(`# ${"x".repeat(1_048_576)}`),
    {
      message: "The setup file is larger than 1 MiB.",
      file,
      fix: "Name a file that `verify --init` could have written.",
    },
  ],
  [
    "setup-unknown-key",
    () => readThings("seed: 1\nhostname: x\n"),
    {
      message: `There is no key \`hostname\` here; expected ${keys}.`,
      file,
      line: 2,
      column: 1,
      fix: "Correct the name.",
    },
  ],
  [
    "setup-unknown-key:near",
    () => readThings("principals:\n  first:\n    credential: {}\n"),
    {
      message: "There is no key `credential` here; expected `credentials`, `objects`, `params`, `restore`.",
      file,
      line: 3,
      column: 5,
      fix: "Write `credentials`.",
    },
  ],
  [
    "setup-unreadable",
    () => findSetup(join(folder, "none.yaml"), () => things),
    () => ({
      message: "The setup file can't be read: there is no such file.",
      file: join(folder, "none.yaml"),
      fix: "Name a file that exists and that you may read, or write one with `verify --init`.",
    }),
  ],
  [
    "setup-unset-variable",
    () =>
      givenPrincipals(api, noOptions, {
        model: things.api,
        ...readThings(credential("NO_SUCH_KEY")),
      }),
    {
      message:
        "The environment variable `NO_SUCH_KEY`, which `principals.first.credentials.key` names, is not set.",
      file,
      line: 4,
      column: 12,
      fix: "Set it, or take the line out.",
    },
  ],
  [
    "setup-untouched-path",
    () => readThings("untouched:\n  paths: [/things, /thing]\n"),
    {
      message:
        "No operation of the contract has a path that begins with `/thing`; it has `/things/{id}`, `/things`, `/notes/{note_id}`, `/boards/{board_id}/pins`.",
      file,
      line: 2,
      column: 20,
      fix: "Correct the path.",
    },
  ],
  [
    "setup-unwritable",
    () => writeSetup(join(folder, "none/verify.yaml"), ""),
    () => ({
      message: "The setup file can't be written: there is no such file.",
      file: join(folder, "none/verify.yaml"),
      fix: "Name a file in a folder that exists: `--init FILE`.",
    }),
  ],
  [
    "setup-value",
    () => readThings("principals:\n  first:\n    restore: { label: a, size: .nan, open: true }\n"),
    {
      message: "`principals.first.restore.size` is `.nan`, which is not a value of JSON as it stands.",
      file,
      line: 3,
      column: 32,
      fix: "Put it in quotes if it is a text, or write another number.",
    },
  ],
]);

/** Code, line and column of each problem. */
async function told(work: () => unknown): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, line, column, message }) =>
      [code, line && `${line}:${column}`, message].filter(Boolean).join(" "),
    );
  }
}

describe("a name that the contract does not have is told with its place", () => {
  const first = (inside: string) => `principals:\n  first:\n    ${inside}\n`;
  it.each([
    [
      "only: [changeThing, renameThing]",
      [
        "unknown-operation 1:21 The contract has no operation `renameThing`; it has `changeThing`, `makeThing`, `dropThing`, `readNote`, `pinNote`.",
      ],
    ],
    [
      "untouched: { operations: [getNotes] }",
      [
        "unknown-operation 1:27 The contract has no operation `getNotes`; it has `changeThing`, `makeThing`, `dropThing`, `readNote`, `pinNote`.",
      ],
    ],
    [
      first("credentials: { cookie: THINGS_KEY }"),
      ["unknown-security-scheme 3:20 The contract has no security scheme `cookie`; it has `key`."],
    ],
    [
      first("objects: { thnig: { id: a } }"),
      [
        "unknown-resource 3:16 The contract has no resource `thnig` that a path parameter names; it has `thing`.",
      ],
    ],
    [
      first("objects: { thing: { number: a } }"),
      ["setup-unknown-key 3:25 There is no key `number` here; expected `id`."],
    ],
    [
      first("params: { pin: a }"),
      [
        "unknown-path-parameter 3:15 The contract has no path parameter `pin`; it has `id`, `note_id`, `board_id`.",
      ],
    ],
    [
      first("restore: { colour: red }"),
      [
        "restore-unknown-field 3:16 No operation puts back `colour`, which `principals.first.restore` names; the fields that can be put back are `label`, `size`, `open`.",
      ],
    ],
    [
      first("restore: { label: a, size: '12', open: true }"),
      [
        "restore-incomplete 3:16 `changeThing` needs `size` to put the object back, and no operation reads the object.",
        "restore-unfit 3:26 `changeThing` does not accept the `size` that `principals.first.restore` gives: Invalid input: expected number, received string.",
      ],
    ],
    [
      "waivers: [{ fingerprint: 0123456789ab, reason: known, expires: soon }]",
      ["waivers-unusable 1:64 The waiver at `/0/expires` can't be used: expected a day, `YYYY-MM-DD`."],
    ],
  ])("%s", async (text, wanted) => {
    expect(await told(() => readThings(text))).toEqual(wanted);
  });

  it("also one that stands for several", async () => {
    expect(await told(() => readTracker(first("params: { id: a }")))).toEqual([
      "ambiguous-path-parameter 3:15 `id` may name objects of several resources: `project`, `task`, `comment`.",
    ]);
  });
});

it("tells all that is wrong, in the order of the file", async () => {
  const text =
    "seeed: 1\nbudget: soon\nread-only: yes\nonly: changeThing\nformat: xml\nserver:\nreport: json\n";
  expect((await told(() => readThings(text))).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "setup-unknown-key 1:1",
    "setup-option 2:9",
    "setup-form 3:12",
    "setup-form 4:7",
    "setup-option 5:9",
    "setup-form 6:8",
    "setup-unknown-key 7:1",
  ]);
});

it.each([
  ["a folder", "folder.yaml", "it is a folder"],
  ["a device", "/dev/null", "it is not a file"],
  ["no UTF-8", "bytes.yaml", "it is not UTF-8"],
])("can't be read if it is %s", async (_, name, reason) => {
  await writeFile(join(folder, "bytes.yaml"), new Uint8Array([0xff, 0xfe, 0x00]));
  expect(await told(() => findSetup(name.startsWith("/") ? name : join(folder, name), () => things))).toEqual(
    [`setup-unreadable The setup file can't be read: ${reason}.`],
  );
});

describe("a credential is never repeated", () => {
  it.each([
    "th_key_5Q1x8Zr0",
    "AKIAIOSFODNN7EXAMPLE",
    "$THINGS_KEY",
    "hunter2",
    "'Bearer x'",
    "123456789",
    "A-B",
  ])("%s", async (text) => {
    const said = await told(() => readThings(credential(text)));
    expect(said).toEqual([expect.stringMatching(/^setup-secret 4:12 /)]);
    expect(said.join()).not.toContain(text.replaceAll("'", ""));
  });
});

it.each([
  [
    "a list of lists",
    "[[1]]",
    "setup-form 1:1 `The file` is a list; expected an object with keys such as `server` and `principals`.",
  ],
  [
    "a text",
    "hello",
    "setup-form 1:1 `The file` is a text; expected an object with keys such as `server` and `principals`.",
  ],
  [
    "a tag",
    "seed: !!js/function x",
    "setup-not-yaml 1:7 The setup file is not YAML: Unresolved tag: tag:yaml.org,2002:js/function.",
  ],
  [
    "an alias of nothing",
    "seed: *none",
    "setup-alias 1:7 `*none` stands for what another place of the file says.",
  ],
  ["a merge", "<<: { seed: 1 }", `setup-unknown-key 1:1 There is no key \`<<\` here; expected ${keys}.`],
  [
    "a name that objects inherit",
    "__proto__: { seed: 1 }",
    `setup-unknown-key 1:1 There is no key \`__proto__\` here; expected ${keys}.`,
  ],
  [
    "a key that is no text",
    "? [a]\n: 1",
    "setup-not-yaml 1:3 The setup file is not YAML: With stringKeys, all keys must be strings.",
  ],
])("%s is refused", async (_, text, wanted) => {
  expect(await told(() => readThings(text))).toEqual([wanted]);
});
