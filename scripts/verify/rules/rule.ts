import type { ServerPromise } from "../../contract/promises.ts";
import type { FindingLevel } from "../report.ts";

/** What one rule of the check sends, what must come, and who says so. */
export interface RuleText {
  /** `breach`: the contract, or a standard that it invokes, says so. `advice`: good practice that it does not state. */
  readonly level: FindingLevel;
  /** What is sent, in words. */
  readonly sends: string;
  /** What must come, in words. */
  readonly expects: string;
  /** The part of the contract that says so, the section of a standard, or the reason. */
  readonly source: string;
  /** Of an operation, the word of the contract whose line says so, if a finding names no better place. */
  readonly word?: string;
  /** Of advice: the promise of a contract that makes a breach of it. */
  readonly promise?: ServerPromise;
}

export type RuleTexts = Readonly<Record<string, RuleText>>;
