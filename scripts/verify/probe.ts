import type { Clue } from "./deviation.ts";
import type { Difference, Expectation } from "./expectation.ts";
import type { HttpRequest } from "./http/message.ts";
import type { RequestInput } from "./request-input.ts";
import type { RuleName } from "./rules.ts";
import type { Subject } from "./subject.ts";

/** One request, and what may be answered to it. */
export interface Probe {
  readonly rule: RuleName;
  /** The rule that an answer is about which differs in this way; a failure is never advice. */
  readonly ruleIf?: Partial<Readonly<Record<Difference, RuleName>>>;
  /** Tells causes within the rule apart: the place that is probed. */
  readonly place?: string;
  /** What is sent, for the sentence "Accepts …": "a `name` of another type". */
  readonly what: string;
  /** Which one of these it is: "the number 0 instead of string". */
  readonly label: string;
  /** Absent: the request is for no operation. */
  readonly subject?: Subject;
  readonly request: HttpRequest;
  readonly expected: Expectation;
  /** Whose credential it has, where that is not the first principal's. */
  readonly by?: "second";
  /** The input as values, where it is one. */
  readonly input?: RequestInput;
  /** Whether a success is judged by the operation's laws: `input` is the first principal's, and nothing in it is left open. */
  readonly lawful?: boolean;
  /** What the contract says, where the expectation's own words say too little. */
  readonly says?: string;
  /** What the probe is about, where no text is expected that says so. */
  readonly clue?: Clue;
  /** Whether the server may close the connection in place of an answer. */
  readonly mayClose?: boolean;
  /** Whether the answer may have any form: it may come from what stands before the server. */
  readonly anyBody?: boolean;
  /** Whether a router, a framework or a proxy may answer, or may do so with this status: the form of its error is advice. */
  readonly unrouted?: true | number;
}
