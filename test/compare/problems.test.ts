import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readApprovals } from "../../scripts/compare/approvals.ts";
import { makeFinding } from "../../scripts/compare/finding.ts";
import { gate } from "../../scripts/compare/gate.ts";
import { compareProblems } from "../../scripts/compare/problems.ts";
import { readDocument } from "../../scripts/compare/read-document.ts";
import { refuseUncommitted } from "../../scripts/compare/release/committed.ts";
import { planRelease } from "../../scripts/compare/release/plan.ts";
import { lastRelease } from "../../scripts/compare/release/releases.ts";
import { oldVersion } from "../../scripts/compare/versions.ts";
import { holdProblems } from "../provoked.ts";

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "compare-problems-")));
  const git = (...args: string[]) => execFileSync("git", ["-C", at("git"), ...args], { stdio: "ignore" });
  await mkdir(at("git"));
  git("init");
  await writeFile(at("git/.gitignore"), "ignored.ts\n");
  await writeFile(at("git/changed.ts"), "1");
  git("add", ".");
  git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-m", "Add");
  for (const name of ["changed", "ignored", "untracked"]) await writeFile(at(`git/${name}.ts`), "2");
});
afterAll(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
/** As messages name a file that git knows. */
const ofGit = (name: string) => relative(process.cwd(), at(`git/${name}.ts`));

async function read(text: string | Uint8Array) {
  await writeFile(at("api.json"), text);
  return readDocument(at("api.json"));
}

const document = (version: string) => ({ openapi: "3.1.0", info: { title: "T", version }, paths: {} });

/** Releases the document that is 1.0.0 under another version. */
async function release(version: string) {
  const releases = at("releases");
  await mkdir(releases, { recursive: true });
  await writeFile(join(releases, "1.0.0.json"), JSON.stringify(document("1.0.0")));
  const places = { spec: "spec/index.ts", releases, changelog: at("CHANGELOG.md") };
  return planRelease(document(version), places, "2026-11-25");
}

const removed = {
  ...({ verdict: "wire", place: "operation", direction: "both", bump: "major" } as const),
  ...{ rule: "operation-removed-before-sunset", operation: "GET /things" },
};
const approval = { fingerprint: "0123456789ab", reason: "Nobody called it", by: "AB" };

const openapi = "Name an OpenAPI 3 document.";
const set = (version: string) => `Set \`version\` to \`${version}\` or higher, and run \`npm run generate\`.`;

holdProblems(
  "scripts/compare",
  compareProblems,
  [
    [
      "approval-stale",
      () => gate([], [approval], "approved.json").problems,
      {
        message: "The approval `0123456789ab` (Nobody called it) fits no finding.",
        file: "approved.json",
        fix: "Remove it from the file.",
      },
    ],
    [
      "approvals-malformed",
      async () => {
        await writeFile(at("approved.json"), JSON.stringify([{ ...approval, by: "anna" }]));
        return readApprovals(at("approved.json"));
      },
      () => ({
        message: "`approvals/0/by` is not as expected: expected initials: 2 to 4 capitals.",
        file: at("approved.json"),
        fix: 'Write a list of `{"fingerprint", "reason", "by"}`.',
      }),
    ],
    [
      "document-malformed:not-utf-8",
      () => read(new Uint8Array([0xff, 0xfe, 0x7b, 0])),
      () => ({ message: `\`${at("api.json")}\` is not UTF-8 text.`, fix: "Save it as UTF-8." }),
    ],
    [
      "document-missing:neither-file-nor-revision",
      () => readDocument("-nowhere"),
      {
        message: "`-nowhere` is neither a file nor a revision of git.",
        fix: "Name a JSON or YAML file, a revision (`main`, `v1.0.0`, `HEAD~1`), or `REVISION:path`.",
      },
    ],
    [
      "document-missing:not-in-revision",
      () => readDocument("HEAD:nowhere.json"),
      {
        message: "The revision `HEAD` has no file `nowhere.json`.",
        fix: "Name the file in it: `HEAD:path/to/openapi.json`.",
      },
    ],
    [
      "document-not-openapi:no-paths",
      () => read('{"openapi":"3.1.0"}'),
      () => ({
        message: `\`${at("api.json")}\` is not an OpenAPI document: it has no \`paths\`.`,
        file: at("api.json"),
        pointer: "#/",
        fix: "Add `paths`; without operations it is `{}`.",
      }),
    ],
    [
      "document-not-openapi:no-version",
      () => read('{"paths":{}}'),
      () => ({
        message: `\`${at("api.json")}\` is not an OpenAPI document: it has no \`openapi\` with a version.`,
        file: at("api.json"),
        pointer: "#/",
        fix: openapi,
      }),
    ],
    [
      "document-not-openapi:not-an-object",
      () => read("[]"),
      () => ({
        message: `\`${at("api.json")}\` is not an OpenAPI document: it is an empty list, expected an object.`,
        file: at("api.json"),
        pointer: "#/",
        fix: openapi,
      }),
    ],
    [
      "document-not-openapi:other-version",
      () => read('{"paths":{},\n"openapi":"4.0.0"}'),
      () => ({
        message: `\`${at("api.json")}\` is OpenAPI \`4.0.0\`; only 3.x can be compared.`,
        file: at("api.json"),
        line: 2,
        pointer: "#/openapi",
        fix: openapi,
      }),
    ],
    [
      "document-not-openapi:paths-form",
      () => read('{"openapi":"3.1.0",\n"paths":[]}'),
      () => ({
        message: `\`${at("api.json")}\` has \`paths\` that is an empty list, expected path items by path.`,
        file: at("api.json"),
        line: 2,
        pointer: "#/paths",
        fix: "Correct `paths`.",
      }),
    ],
    [
      "document-not-openapi:version-form",
      () => read('{"paths":{},\n"openapi":[]}'),
      () => ({
        message: `\`${at("api.json")}\` is not an OpenAPI document: \`openapi\` is an empty list, expected a version such as "3.1.0".`,
        file: at("api.json"),
        line: 2,
        pointer: "#/openapi",
        fix: openapi,
      }),
    ],
    [
      "no-release",
      () => oldVersion(undefined, "no-releases"),
      {
        message: "`no-releases` holds no released document to compare with.",
        file: "no-releases",
        fix: "Name the old document: `npm run diff -- OLD NEW`, or make a release: `npm run release`.",
      },
    ],
    [
      "operation-removed-before-sunset",
      () =>
        gate([makeFinding({ ...removed, sentence: "It is gone.", fix: "Put it back." })], [], "a.json")
          .problems,
      { message: "It is gone.", pointer: "GET /things", fix: "Put it back." },
    ],
    [
      "release-uncommitted:changed",
      () => refuseUncommitted([at("git/changed.ts")]),
      () => ({
        message: `\`${ofGit("changed")}\` has changes that are not committed: a release is what is committed.`,
        file: ofGit("changed"),
        fix: `Commit it: \`git add ${ofGit("changed")} && git commit\`.`,
      }),
    ],
    [
      "release-uncommitted:ignored",
      () => refuseUncommitted([at("git/ignored.ts")]),
      () => ({
        message: `\`${ofGit("ignored")}\` is ignored by git: a release is what is committed.`,
        file: ofGit("ignored"),
        fix: `Commit it: \`git add --force ${ofGit("ignored")} && git commit\`.`,
      }),
    ],
    [
      "release-uncommitted:untracked",
      () => refuseUncommitted([at("git/untracked.ts")]),
      () => ({
        message: `\`${ofGit("untracked")}\` is not under git: a release is what is committed.`,
        file: ofGit("untracked"),
        fix: `Commit it: \`git add ${ofGit("untracked")} && git commit\`.`,
      }),
    ],
    [
      "release-unreadable",
      async () => {
        await mkdir(at("broken"));
        await writeFile(at("broken/1.0.0.json"), "");
        return lastRelease(at("broken"));
      },
      () => ({
        message: "The released document can't be read: Unexpected end of JSON input.",
        file: at("broken/1.0.0.json"),
        fix: "Restore it from git: a release never changes.",
      }),
    ],
    [
      "version-released",
      () => release("1.0.0"),
      () => ({
        message: `\`1.0.0\` is released: \`${at("releases/1.0.0.json")}\`.`,
        file: "spec/index.ts",
        pointer: "version",
        fix: set("1.0.1"),
      }),
    ],
    [
      "version-too-low",
      () => release("0.9.0"),
      {
        message: "`0.9.0` is too low: the change since `1.0.0` needs `1.0.1`.",
        file: "spec/index.ts",
        pointer: "version",
        fix: set("1.0.1"),
      },
    ],
  ],
  {
    elsewhere: { "break-not-approved": "test/compare/release/plan.slow.test.ts" },
    notProvoked: {
      "break-not-approved:without-fix": "Each rule that finds a break has a fix.",
      "document-missing:unreadable": "It needs a file that even the user of the tests may not read.",
    },
  },
);
