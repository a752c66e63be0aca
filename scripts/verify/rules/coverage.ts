import type { RuleTexts } from "./rule.ts";

const wanted = "option: `--require-coverage` or `--min-coverage`";
const notReached = (what: string) =>
  ({
    level: "breach",
    sends: "nothing further",
    expects: `that some request of the run reached ${what}`,
    source: wanted,
  }) as const;

export const coverageRules = {
  "operation-not-reached": notReached("the operation"),
  "status-not-reached": notReached("the status"),
  "error-not-reached": notReached("the error text"),
  "field-not-reached": notReached("the field of the request"),
  "rule-not-reached": notReached("the rule of the request's schema"),
  "waiver-expired": {
    level: "breach",
    sends: "nothing further",
    expects: "that the day of each waiver is still to come",
    source: "option: `--waivers`",
  },
  "waiver-stale": {
    level: "breach",
    sends: "nothing further",
    expects: "that each waiver has a finding",
    source: "option: `--waivers`",
  },
} as const satisfies RuleTexts;
