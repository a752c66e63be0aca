import { commandProblems } from "../scripts/command-problems.ts";
import { holdProblems } from "./provoked.ts";

const checked = "test/generate/generate.test.ts";
const inits = "test/init.slow.test.ts";
const versions = "test/generated-version.slow.test.ts";
const others = "test/command-problems.slow.test.ts";

holdProblems("scripts", commandProblems, [], {
  elsewhere: {
    "benchmark-without-record": others,
    "generated-changed": checked,
    "generated-changed:at-release": others,
    "generated-by-newer-tools": versions,
    "generated-by-older-tools": versions,
    "generated-changed:line-ends": versions,
    "generated-missing": checked,
    "generated-missing:at-release": others,
    "generated-of-another-api": "test/config/made.slow.test.ts",
    "generated-stray": checked,
    "generated-stray:at-release": others,
    "manifest-unreadable": inits,
    "spec-exists": inits,
    "unknown-benchmark": others,
  },
});
