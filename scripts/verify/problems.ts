import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What keeps `verify` from its work. */
export const verifyProblems = {
  "ambiguous-path-parameter": {
    message: "`{name}` may name objects of several resources: {resources}.",
    fix: "Name the resource, too: {spellings}.",
  },
  "baseline-missing": {
    message: "There is no baseline `{file}`.",
    fix: "Correct the name, or write it with `--update-baseline`.",
  },
  "baseline-unreadable": {
    message: "The baseline can't be read: {reason}.",
    fix: "Name a file that you may read, or let `--update-baseline` write another one.",
  },
  "baseline-unusable": {
    message: "The finding at `{place}` of the baseline can't be used: {reason}.",
    fix: "Correct the line, or take the file away and write it again with `--update-baseline`.",
  },
  "baseline-unusable:file": {
    message: "The baseline is not JSON.",
    fix: "Correct the line, or take the file away and write it again with `--update-baseline`.",
  },
  "baseline-unwritable": {
    message: "The baseline can't be written: {reason}.",
    fix: "Give `--baseline` a file in a folder that exists.",
  },
  "baseline-without-file": {
    message: "`--update-baseline` is given without the file to write.",
    fix: "Give `--baseline FILE` too.",
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
  "har-and-server": {
    message:
      "`--har` checks what was recorded and sends nothing, and `{option}` is for requests that are sent.",
    fix: "Leave out `--har` or `{option}`.",
  },
  "har-missing": {
    message: "The recording can't be read.",
    fix: "Name a HAR file that exists and that you may read.",
  },
  "har-not-json": {
    message: "The recording is not JSON from this place on.",
    fix: "Export it again as HAR 1.2.",
  },
  "har-not-json:cut": {
    message: "The recording is cut off: its JSON ends too early.",
    fix: "Export it again as HAR 1.2, and wait until the file is whole.",
  },
  "har-too-large": {
    message: "The recording has {size} bytes, and at most {most} are read.",
    fix: "Record less at once, or filter it by the path of the API before the export.",
  },
  "har-unusable": {
    message: "The recording is not HAR 1.2 at `{place}`: {reason}.",
    fix: "Export it again as HAR 1.2.",
  },
  "no-server": {
    message: "No server is named.",
    fix: "Give either `--server URL`, or `--local` to check the local server.",
  },
  "no-server:two": {
    message: "Both `--server` and `--local` are given.",
    fix: "Give either `--server URL`, or `--local` to check the local server.",
  },
  "path-parameter-empty": {
    message: "The path parameter `{name}` of the {principal} principal is empty.",
    fix: "Give the name of an object, or take the option away; a variable of the shell may not be set.",
  },
  "path-parameter-refused": {
    message:
      "The contract does not take `{text}`, which is given as `{name}`, as the `{parameter}` of `{operation}`.",
    fix: "Give the name of an object as the contract has it, or mend the schema of the parameter.",
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
  "token-command-failed": {
    message: "The command for the credential of `{scheme}` ends with {ending}{said}.",
    fix: "Run it yourself: it must print the credential, and nothing else, to its standard output.",
  },
  "token-command-failed:output": {
    message: "The command for the credential of `{scheme}` prints {found}; expected the credential alone.",
    fix: "Run it yourself: it must print the credential, and nothing else, to its standard output.",
  },
  "token-command-failed:time": {
    message: "The command for the credential of `{scheme}` does not end within {seconds} s.",
    fix: "Run it yourself: it must print the credential without asking for anything.",
  },
  "unknown-operation": {
    message: "The contract has no operation `{name}`; it has {known}.",
    fix: "Correct the name.",
  },
  "unknown-operation:meant": {
    message: "The contract has no operation `{name}`; `{meant}` is the nearest one.",
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
