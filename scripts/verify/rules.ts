import type { ServerPromise } from "../contract/promises.ts";
import type { FindingKind, FindingLevel } from "./report.ts";
import { answerRules } from "./rules/answers.ts";
import { authRules, methodAndPathRules } from "./rules/auth.ts";
import { coverageRules } from "./rules/coverage.ts";
import { invalidInputRules, validInputRules } from "./rules/input.ts";
import { lawRules } from "./rules/laws.ts";
import type { RuleText, RuleTexts } from "./rules/rule.ts";

export interface VerifyRule extends RuleText {
  readonly kind: FindingKind;
}

/** Every rule by its name: what a finding is about. `docs/verify.md` has the same table. */
export const verifyRules = {
  ...ofKind("answers", answerRules),
  ...ofKind("valid-input", validInputRules),
  ...ofKind("invalid-input", invalidInputRules),
  ...ofKind("auth", authRules),
  ...ofKind("methods-and-paths", methodAndPathRules),
  ...ofKind("laws", lawRules),
  ...ofKind("coverage", coverageRules),
};

export type RuleName = keyof typeof verifyRules;

/** The level of a deviation from a rule; advice that the contract promises to follow is a breach. */
export function levelOf(rule: RuleName, promises: readonly ServerPromise[]): FindingLevel {
  const { level, promise } = verifyRules[rule];
  return promise && promises.includes(promise) ? "breach" : level;
}

function ofKind<Texts extends RuleTexts>(kind: FindingKind, texts: Texts): Record<keyof Texts, VerifyRule> {
  const entries = Object.entries(texts).map(([name, text]) => [name, { kind, ...text }]);
  return Object.fromEntries(entries);
}
