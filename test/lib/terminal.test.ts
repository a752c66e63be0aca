import { afterEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../scripts/lib/problem.ts";
import { colorsFor, formatProblem } from "../../scripts/lib/terminal.ts";

afterEach(() => vi.unstubAllEnvs());

describe("colours", () => {
  it.each([
    ["on a terminal", { isTTY: true }, {}, true],
    ["in a pipe", {}, {}, false],
    ["on a terminal under CI", { isTTY: true }, { CI: "true" }, false],
    ["on a terminal whose person wants none", { isTTY: true }, { NO_COLOR: "1" }, false],
  ])("%s", (_, stream, env: Record<string, string>, wanted) => {
    for (const name of ["CI", "NO_COLOR"]) vi.stubEnv(name, env[name] ?? "");
    const text = formatProblem(
      { code: "a-code", message: "What.", file: "a.ts", line: 2, pointer: "/x", fix: "Do." },
      colorsFor(stream),
    );
    expect(text.includes("\u001b[")).toBe(wanted);
    if (!wanted) expect(text).toBe("✗ a.ts:2 at /x (a-code)\n  What.\n  Fix: Do.");
  });
});

it.each<[where: object, wanted: string]>([
  [{}, "✗ a-code (a-code)"],
  [{ file: "a.ts" }, "✗ a.ts (a-code)"],
  [{ file: "a.ts", line: 2, column: 3 }, "✗ a.ts:2:3 (a-code)"],
  [{ pointer: "/x" }, "✗ /x (a-code)"],
])("a problem at %j begins with its place, or else its code", (where, wanted) => {
  const plain = colorsFor({});
  const text = formatProblem({ code: "a-code", message: "What.", fix: "Do.", ...where } as Problem, plain);
  expect(text.split("\n")[0]).toBe(wanted);
});
