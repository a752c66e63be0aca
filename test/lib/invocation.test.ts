import { expect, it } from "vitest";
import {
  commandLine,
  invocationOf,
  inWordsOf,
  type PackageManager,
  scriptsIn,
} from "../../scripts/lib/invocation.ts";

const node = "/usr/bin/node";

it.each<[what: string, argv: string[], env: Record<string, string>, by: string, args: string[]]>([
  ["a script of this repository", ["/repo/scripts/verify.ts", "--local"], {}, "script", ["--local"]],
  ["npx", ["/a/node_modules/.bin/nairi-contract", "verify", "--local"], {}, "program", ["--local"]],
  ["its shim on Windows", ["C:\\a\\scripts\\cli.js", "diff", "A", "B"], {}, "program", ["A", "B"]],
  ["npx, which calls itself a script", ["/a/cli.js", "diff"], { npm_lifecycle_event: "npx" }, "program", []],
  ["the script of its name", ["/a/cli.js", "diff"], { npm_lifecycle_event: "diff" }, "script", []],
  ["a script of another name", ["/a/cli.js", "diff"], { npm_lifecycle_event: "ci" }, "program", []],
])("knows %s", (_, argv, env, by, args) => {
  expect(invocationOf([node, ...argv], env)).toEqual({ by, manager: "npm", args });
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
  expect(inWordsOf({ by: "program", manager: "npm" }, text)).toBe(said);
  expect(inWordsOf({ by: "script", manager: "npm" }, text)).toBe(text);
});

it.each<[agent: string | undefined, manager: PackageManager]>([
  [undefined, "npm"],
  ["npm/11.4.2 node/v22.0.0 linux x64", "npm"],
  ["pnpm/10.12.1 npm/? node/v22.0.0 linux x64", "pnpm"],
  ["yarn/4.9.2 npm/? node/v22.0.0 linux x64", "yarn"],
  ["yarn/1.22.22 npm/? node/v22.0.0 linux x64", "yarn"],
  ["bun/1.2.0", "npm"],
])("%s is %s", (agent, manager) => {
  const env = agent === undefined ? {} : { npm_config_user_agent: agent };
  expect(invocationOf([node, "/a/cli.js", "diff"], env).manager).toBe(manager);
});

it.each<[PackageManager, script: string, program: string]>([
  ["npm", "npm run diff -- OLD NEW", "npx nairi-contract diff OLD NEW"],
  ["pnpm", "pnpm run diff OLD NEW", "pnpm exec nairi-contract diff OLD NEW"],
  ["yarn", "yarn run diff OLD NEW", "yarn run nairi-contract diff OLD NEW"],
])("with %s, a script is `%s` and the program `%s`", (manager, script, program) => {
  const text = "`npm run diff -- OLD NEW`";
  expect(inWordsOf({ by: "script", manager }, text)).toBe(`\`${script}\``);
  expect(inWordsOf({ by: "program", manager }, text)).toBe(`\`${program}\``);
  expect(commandLine({ by: "script", manager }, "check")).toBe(
    manager === "npm" ? "npm run check" : `${manager} run check`,
  );
});

it("a script of another purpose is not named in place of the command", () => {
  const scripts = scriptsIn({
    generate: "nairi-contract generate --jobs 1",
    check: "eslint . && node_modules/.bin/nairi-contract check",
    start: "node server.js",
    build: "nairi-contract build-all",
    diff: "my-nairi-contract diff",
  });
  expect([...scripts]).toEqual(["generate", "check"]);
  const text = "`npm run generate`, `npm start`, `npm run build -- --output out`";
  expect(inWordsOf({ by: "script", manager: "npm" }, text, scripts)).toBe(
    "`npm run generate`, `npx nairi-contract start`, `npx nairi-contract build --output out`",
  );
});
