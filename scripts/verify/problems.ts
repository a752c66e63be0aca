import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What keeps `verify` from its work. */
export const verifyProblems = {
  "ambiguous-path-parameter": {
    message: "`{name}` may name objects of several resources: {resources}.",
    fix: "Name the resource, too: {spellings}.",
  },
  "credential-form": {
    message: "A credential is given without the name of its security scheme.",
    fix: "Write `--credential scheme=value`.",
  },
  "credential-unusable": {
    message:
      "The credential for `{scheme}` (`{variable}`) can't be sent: its character {position} of {length} is U+{character}, and a header field carries visible ASCII only.",
    fix: "Give the credential alone, without a line break at its end.",
  },
  "no-server": {
    message: "No server is named.",
    fix: "Give either `--server URL`, or `--local` to check the local server.",
  },
  "no-server:two": {
    message: "Both `--server` and `--local` are given.",
    fix: "Give either `--server URL`, or `--local` to check the local server.",
  },
  "report-unwritable": {
    message: "The report can't be written: {reason}.",
    fix: "Give `--output` a file in a folder that exists.",
  },
  "restore-incomplete": {
    message: "`{operation}` needs {fields} to put the object back, and no operation reads the object.",
    fix: "Give {options} too.",
  },
  "restore-unfit": {
    message: "`{operation}` does not accept the `{field}` that `{option}` gives: {reason}.",
    fix: "Give what the object holds now: a text as it is, anything else as JSON.",
  },
  "restore-unknown-field": {
    message:
      "No operation puts back `{field}`, which `{option}` names; the fields that can be put back are {fields}.",
    fix: "Correct the name, or leave it out.",
  },
  "restore-unknown-field:none": {
    message: "No operation puts back `{field}`, which `{option}` names: no update takes fields.",
    fix: "Leave out `{option}`.",
  },
  "server-not-a-url": {
    message: "`{server}` is not the URL of a server; expected `http://…` or `https://…`.",
    fix: "Give the base URL, without the path of an operation.",
  },
  "unknown-operation": {
    message: "The contract has no operation `{name}`; it has {known}.",
    fix: "Correct the name.",
  },
  "unknown-path-parameter": {
    message: "The contract has no path parameter `{name}`; it has {known}.",
    fix: "Correct the name.",
  },
  "unknown-resource": {
    message: "The contract has no resource `{name}` that a path parameter names; it has {known}.",
    fix: "Correct the name.",
  },
  "unknown-resource:near": {
    message: "The contract has no resource `{name}` that a path parameter names; it has {known}.",
    fix: "Write `{meant}`.",
  },
  "unknown-security-scheme:option": {
    message: "The contract has no security scheme `{name}`; it has {known}.",
    fix: "Correct the name.",
  },
  "waivers-missing": {
    message: "The file of waivers can't be read.",
    fix: "Name a file that exists and that you may read.",
  },
  "waivers-unusable": {
    message: "The waiver at `{place}` can't be used: {reason}.",
    fix: 'Write `[{ "fingerprint": "…", "reason": "…", "expires": "YYYY-MM-DD" }]`.',
  },
  "waivers-unusable:file": {
    message: "The waivers can't be read: {reason}.",
    fix: 'Write `[{ "fingerprint": "…", "reason": "…", "expires": "YYYY-MM-DD" }]`.',
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `verifyProblems`. */
export const verifyProblem: ProblemMaker<typeof verifyProblems> = problemMaker(verifyProblems);
