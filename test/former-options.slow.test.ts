import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

function command(name: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.js", name, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stdout, stderr };
}

it.each([
  ["generate", "--out", "--output"],
  ["build", "--out", "--output"],
  ["docs", "--out", "--output"],
  ["release", "--out", "--output"],
  ["import", "--out", "--output"],
  ["start", "--seed", "--data"],
  ["verify", "--report", "--format"],
])("`%s` takes `%s` and lists `%s`", (name, former, current) => {
  const help = command(name, "--help");
  expect(help).toMatchObject({ code: 0, stderr: "" });
  const listed = [...help.stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
  expect(listed).toContain(current);
  expect(listed).not.toContain(former);
  expect(command(name, former)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(new RegExp(`^error: option '${former} <\\w+>' argument missing`)),
  });
});
