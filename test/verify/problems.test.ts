import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { givenBaseline, readBaseline, writeBaseline } from "../../scripts/verify/baseline.ts";
import { checkOptions } from "../../scripts/verify/check-options.ts";
import { checkParamValues } from "../../scripts/verify/check-params.ts";
import { serverToCheck } from "../../scripts/verify/checked-server.ts";
import { tokenPrinter } from "../../scripts/verify/http/token-command.ts";
import { contractChecks } from "../../scripts/verify/own-tests/index.ts";
import { verifyProblems } from "../../scripts/verify/problems.ts";
import { namedSecret } from "../../scripts/verify/read-options.ts";
import { readHar, readHarFile } from "../../scripts/verify/recorded/har.ts";
import { refuseSending } from "../../scripts/verify/recorded/options.ts";
import { refuseUnwritable } from "../../scripts/verify/report-file.ts";
import { restoreValues } from "../../scripts/verify/restore-options.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { readWaivers, readWaiversFile } from "../../scripts/verify/waivers.ts";
import thingsApi from "../fixtures/things/index.ts";
import { holdProblems } from "../provoked.ts";
import { own, things, token } from "./things.ts";

const trackerSpec = fileURLToPath(new URL("../fixtures/tracker/index.ts", import.meta.url));
const { model: tracker, zod: trackerZod } = modelOfContract((await loadContract(trackerSpec)).contract);
const trackerSubjects = subjectsOf(tracker, trackerZod);
const loaded = await loadContract(things);
const { model, zod } = modelOfContract(loaded.contract);
const subjects = subjectsOf(model, zod);
const principal = { token, params: { id: own } };
const server = "http://127.0.0.1:1";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-problems-"));
});
afterAll(() => rm(folder, { recursive: true }));
const missing = () => join(folder, "none/file.json");
const large = () => join(folder, "large.har");

const oneServer = "Give either `--server URL`, or `--local` to check the local server.";
const waivers = 'Write `[{ "fingerprint": "…", "reason": "…", "expires": "YYYY-MM-DD" }]`.';
const alone = "Run it yourself: it must print the credential, and nothing else, to its standard output.";
const print = (command: string) =>
  tokenPrinter([{ value: token, shown: "$THINGS_KEY" }], command.startsWith("while") ? 50 : 10_000)(
    "key",
    command,
  );
const waiver = { fingerprint: "0123456789ab", reason: "Known.", expires: "soon" };

const known = { rule: "answers/json", operation: "makeThing", message: "No.", fingerprint: "0123456789ab" };
const rewrite = "Correct the line, or take the file away and write it again with `--update-baseline`.";

holdProblems("scripts/verify", verifyProblems, [
  [
    "ambiguous-path-parameter",
    () => checkOptions(tracker, { server, principal: { token, params: { id: own } } }),
    {
      message: "`id` may name objects of several resources: `project`, `task`, `comment`.",
      fix: "Name the resource, too: `project.id` or `task.id` or `comment.id`.",
    },
  ],
  [
    "baseline-missing",
    () => givenBaseline(missing()),
    () => ({
      message: `There is no baseline \`${missing()}\`.`,
      file: missing(),
      fix: "Correct the name, or write it with `--update-baseline`.",
    }),
  ],
  [
    "baseline-unreadable",
    () => givenBaseline(folder),
    () => ({
      message: "The baseline can't be read: EISDIR: illegal operation on a directory, read.",
      file: folder,
      fix: "Name a file that you may read, or let `--update-baseline` write another one.",
    }),
  ],
  [
    "baseline-unusable",
    () => readBaseline(JSON.stringify([known, { ...known, fingerprint: 1 }], undefined, 2), "known.json"),
    {
      message:
        "The finding at `/1/fingerprint` of the baseline can't be used: expected string, received number.",
      file: "known.json",
      line: 12,
      pointer: "/1/fingerprint",
      fix: rewrite,
    },
  ],
  [
    "baseline-unusable:file",
    () => readBaseline("[\n<<<<<<< ours\n]", "known.json"),
    { message: "The baseline is not JSON.", file: "known.json", line: 2, fix: rewrite },
  ],
  [
    "baseline-unwritable",
    () => writeBaseline(missing(), []),
    () => ({
      message: `The baseline can't be written: ENOENT: no such file or directory, open '${missing()}'.`,
      file: missing(),
      fix: "Give `--baseline` a file in a folder that exists.",
    }),
  ],
  [
    "baseline-without-file",
    () => givenBaseline(undefined, true),
    {
      message: "`--update-baseline` is given without the file to write.",
      fix: "Give `--baseline FILE` too.",
    },
  ],
  [
    "credential-form",
    () => namedSecret("th_key"),
    {
      message: "A credential is given without the name of its security scheme.",
      fix: "Write `--credential scheme=value`.",
    },
  ],
  [
    "credential-unusable",
    () => checkOptions(model, { server, principal: { ...principal, token: "th_key\n" } }),
    {
      message:
        "The credential for `key` (`$THINGS_KEY`) can't be sent: its character 7 of 7 is U+000A, and a header field carries visible ASCII only.",
      fix: "Give the credential alone, without a line break at its end.",
    },
  ],
  [
    "har-and-server",
    () => refuseSending({ readOnly: true }),
    {
      message:
        "`--har` checks what was recorded and sends nothing, and `--read-only` is for requests that are sent.",
      fix: "Leave out `--har` or `--read-only`.",
    },
  ],
  [
    "har-missing",
    () => readHarFile(missing()),
    () => ({
      message: "The recording can't be read.",
      file: missing(),
      fix: "Name a HAR file that exists and that you may read.",
    }),
  ],
  [
    "har-not-json",
    () => readHar('{ "log":\n  no }', "t.har"),
    {
      message: "The recording is not JSON from this place on.",
      file: "t.har",
      line: 2,
      column: 3,
      fix: "Export it again as HAR 1.2.",
    },
  ],
  [
    "har-not-json:cut",
    () => readHar('{ "log":', "t.har"),
    {
      message: "The recording is cut off: its JSON ends too early.",
      file: "t.har",
      line: 1,
      column: 9,
      fix: "Export it again as HAR 1.2, and wait until the file is whole.",
    },
  ],
  [
    "har-too-large",
    async () => {
      // A file with a hole takes no room.
      await writeFile(large(), "");
      await truncate(large(), 300_000_000);
      return readHarFile(large());
    },
    () => ({
      message: "The recording has 300000000 bytes, and at most 268435456 are read.",
      file: large(),
      fix: "Record less at once, or filter it by the path of the API before the export.",
    }),
  ],
  [
    "har-unusable",
    () => readHar('{ "log": { "entries": 1 } }', "t.har"),
    {
      message: "The recording is not HAR 1.2 at `/log/entries`: expected array, received number.",
      file: "t.har",
      pointer: "/log/entries",
      fix: "Export it again as HAR 1.2.",
    },
  ],
  ["no-server", () => serverToCheck({}, loaded), { message: "No server is named.", fix: oneServer }],
  [
    "no-server:two",
    () => serverToCheck({ url: server, isLocal: true }, loaded),
    { message: "Both `--server` and `--local` are given.", fix: oneServer },
  ],
  [
    "report-unwritable",
    () => refuseUnwritable(missing()),
    () => ({
      message: `The report can't be written: ENOENT: no such file or directory, open '${missing()}'.`,
      file: missing(),
      fix: "Give `--output` a file in a folder that exists.",
    }),
  ],
  [
    "restore-incomplete",
    () => restoreValues(subjects, "--restore", { texts: { label: "a" } }),
    {
      message:
        "`changeThing` needs `size`, `open` to put the object back, and no operation reads the object.",
      fix: "Give `--restore size=…` `--restore open=…` too.",
    },
  ],
  [
    "restore-unfit",
    () => restoreValues(subjects, "--restore", { texts: { open: "yes" } }),
    {
      message:
        "`changeThing` does not accept the `open` that `--restore` gives: Invalid input: expected boolean, received string.",
      fix: "Give what the object holds now: a text as it is, anything else as JSON.",
    },
  ],
  [
    "restore-unknown-field",
    () => restoreValues(subjects, "--other-restore", { texts: { colour: "red" } }),
    {
      message:
        "No operation puts back `colour`, which `--other-restore` names; the fields that can be put back are `label`, `size`, `open`.",
      fix: "Correct the name, or leave it out.",
    },
  ],
  [
    "restore-unknown-field:none",
    () => restoreValues([], "--restore", { texts: { colour: "red" } }),
    {
      message: "No operation puts back `colour`, which `--restore` names: no update takes fields.",
      fix: "Leave out `--restore`.",
    },
  ],
  [
    "server-not-a-url",
    () => checkOptions(model, { server: "localhost:1" }),
    {
      message: "`localhost:1` is not the URL of a server; expected `http://…` or `https://…`.",
      fix: "Give the base URL, without the path of an operation.",
    },
  ],
  [
    "token-command-failed",
    () =>
      print(
        "echo th_key_printed; echo 'no th_key_printed, th_key_5Q1x8Zr0 or eyJhbGciOi0xMjM.x' >&2; exit 3",
      ),
    {
      message:
        "The command for the credential of `key` ends with exit code 3: no [hidden], $THINGS_KEY or [hidden].",
      fix: alone,
    },
  ],
  [
    "token-command-failed:output",
    () => print("echo two words"),
    {
      message: "The command for the credential of `key` prints several words; expected the credential alone.",
      fix: alone,
    },
  ],
  [
    "token-command-failed:time",
    () => print("while :; do :; done"),
    {
      message: "The command for the credential of `key` does not end within 0.05 s.",
      fix: "Run it yourself: it must print the credential without asking for anything.",
    },
  ],
  [
    "unknown-operation",
    () =>
      checkOptions({ ...model, operations: model.operations.slice(0, 1) }, { server, only: ["renameThing"] }),
    {
      message: `The contract has no operation \`renameThing\`; it has \`${model.operations[0]?.operationId}\`.`,
      fix: "Correct the name.",
    },
  ],
  [
    "unknown-operation:meant",
    () => contractChecks(thingsApi).checkRequest("changeThings", {}),
    {
      message: "The contract has no operation `changeThings`; `changeThing` is the nearest one.",
      fix: "Correct the name.",
    },
  ],
  [
    "unknown-path-parameter",
    () => checkOptions({ ...model, operations: [] }, { server, principal }),
    { message: "The contract has no path parameter `id`; it has none.", fix: "Correct the name." },
  ],
  [
    "path-parameter-empty",
    () => {
      throw new ProblemError(checkParamValues([], { id: "" }, "first"));
    },
    {
      message: "The path parameter `id` of the first principal is empty.",
      fix: "Give the name of an object, or take the option away; a variable of the shell may not be set.",
    },
  ],
  [
    "path-parameter-refused",
    () => {
      throw new ProblemError(checkParamValues(trackerSubjects, { "task.id": "first" }, "first"));
    },
    {
      message: "The contract does not take `first`, which is given as `task.id`, as the `id` of `getTask`.",
      fix: "Give the name of an object as the contract has it, or mend the schema of the parameter.",
    },
  ],
  [
    "unknown-resource",
    () => checkOptions(tracker, { server, principal: { token, params: { "customer.id": own } } }),
    {
      message:
        "The contract has no resource `customer` that a path parameter names; it has `project`, `task`, `comment`, `label`.",
      fix: "Correct the name.",
    },
  ],
  [
    "unknown-resource:near",
    () => checkOptions(tracker, { server, principal: { token, params: { "taks.id": own } } }),
    {
      message:
        "The contract has no resource `taks` that a path parameter names; it has `project`, `task`, `comment`, `label`.",
      fix: "Write `task.id`.",
    },
  ],
  [
    "unknown-security-scheme:option",
    () => checkOptions(model, { server, principal: { ...principal, credentials: { cookie: "x" } } }),
    { message: "The contract has no security scheme `cookie`; it has `key`.", fix: "Correct the name." },
  ],
  [
    "waivers-missing",
    () => readWaiversFile(missing()),
    () => ({
      message: "The file of waivers can't be read.",
      file: missing(),
      fix: "Name a file that exists and that you may read.",
    }),
  ],
  [
    "waivers-unusable",
    () => readWaivers(JSON.stringify([waiver]), "waivers.json"),
    {
      message: "The waiver at `/0/expires` can't be used: expected a day, `YYYY-MM-DD`.",
      file: "waivers.json",
      fix: waivers,
    },
  ],
  [
    "waivers-unusable:file",
    () => readWaivers("{", "waivers.json"),
    { message: "The waivers can't be read: the file is not JSON.", file: "waivers.json", fix: waivers },
  ],
]);
