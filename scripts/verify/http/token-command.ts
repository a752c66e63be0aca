import { exec } from "node:child_process";
import { ProblemError } from "../../lib/problem.ts";
import { hideFields, hiderOf, type Secret } from "../hide/forms.ts";
import { verifyProblem } from "../problems.ts";
import type { PrintToken } from "./tokens.ts";

/** Milliseconds that a command may take, and how much it may print. */
const longest = 60_000;
const mostBytes = 65_536;
/** Characters of what it says that are shown. */
const shown = 240;

/**
 * Returns what runs commands in the shell and gives what they print, which must be one line of visible ASCII.
 * `secrets` are taken out of what a command says when it fails. Throws a `ProblemError`.
 */
export function tokenPrinter(secrets: readonly Secret[], limit = longest): PrintToken {
  return (scheme, command) =>
    new Promise((resolve, reject) => {
      const fail = (problem: ReturnType<typeof verifyProblem>) => reject(new ProblemError([problem]));
      const child = exec(command, { timeout: limit, maxBuffer: mostBytes }, (error, stdout, stderr) => {
        const value = stdout.trim();
        if (error?.killed && error.signal !== null)
          return fail(verifyProblem("token-command-failed:time", { scheme, seconds: limit / 1000 }));
        if (error) {
          const printed = value.split(/\s+/).map((text) => ({ value: text, shown: "[hidden]" }));
          const said = saidBy(stderr, [...secrets, ...printed]);
          const ending =
            typeof error.code === "number" ? `exit code ${error.code}` : `${error.signal ?? error.code}`;
          return fail(
            verifyProblem("token-command-failed", {
              scheme,
              ending,
              said: said ? `: ${said}` : ", and says nothing",
            }),
          );
        }
        if (!/^[\x21-\x7e]+$/.test(value))
          return fail(
            verifyProblem("token-command-failed:output", {
              scheme,
              found: value === "" ? "nothing" : "several words",
            }),
          );
        resolve(value);
      });
      child.stdin?.end();
    });
}

/** What a command says of its failure, in one line; long words of letters and digits may be credentials. */
function saidBy(stderr: string, secrets: readonly Secret[]): string {
  const hidden = hideFields(hiderOf(secrets.filter(({ value }) => value !== ""))(stderr));
  const plain = hidden
    .replace(
      /[A-Za-z0-9_+=.-]*(?:[A-Za-z][A-Za-z0-9_+=-]*\d|\d[A-Za-z0-9_+=-]*[A-Za-z])[A-Za-z0-9_+=.-]*/g,
      (word) => (word.length < 16 ? word : "[hidden]"),
    )
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/\.$/, "");
  return plain.length > shown ? `${plain.slice(0, shown).replace(/[\ud800-\udbff]$/, "")}…` : plain;
}

// Coverage: what a token's command writes when it fails is that of a process; `command.slow` starts some.
