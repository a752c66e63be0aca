import { expect, it } from "vitest";
import { invocationOf, inWordsOf } from "../../scripts/lib/invocation.ts";

const node = "/usr/bin/node";

it.each<[what: string, argv: string[], env: Record<string, string>, by: string, args: string[]]>([
  ["a script of this repository", ["/repo/scripts/verify.ts", "--local"], {}, "script", ["--local"]],
  ["npx", ["/a/node_modules/.bin/nairi-contract", "verify", "--local"], {}, "program", ["--local"]],
  ["its shim on Windows", ["C:\\a\\scripts\\cli.js", "diff", "A", "B"], {}, "program", ["A", "B"]],
  ["npx, which calls itself a script", ["/a/cli.js", "diff"], { npm_lifecycle_event: "npx" }, "program", []],
  ["the script of its name", ["/a/cli.js", "diff"], { npm_lifecycle_event: "diff" }, "script", []],
  ["a script of another name", ["/a/cli.js", "diff"], { npm_lifecycle_event: "ci" }, "program", []],
])("knows %s", (_, argv, env, by, args) => {
  expect(invocationOf([node, ...argv], env)).toEqual({ by, args });
});

it.each([
  ["Run `npm run generate` and commit.", "Run `npx nairi-contract generate` and commit."],
  [
    "`npm run diff -- OLD NEW`, or `npm run release`",
    "`npx nairi-contract diff OLD NEW`, or `npx nairi-contract release`",
  ],
  ["`npm start` serves them.", "`npx nairi-contract start` serves them."],
  ["Run `npm pack --dry-run` there.", "Run `npm pack --dry-run` there."],
  ["npm run generate", "npm run generate"],
])("says %j as %j to who starts the program", (text, said) => {
  expect(inWordsOf({ by: "program" }, text)).toBe(said);
  expect(inWordsOf({ by: "script" }, text)).toBe(text);
});
