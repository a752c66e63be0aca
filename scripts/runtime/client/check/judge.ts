import { type Breach, breach, type Check } from "./check.ts";

/** What is judged: an input, the body of an error, or that of an answer with this status. */
type Part = "input" | "error" | number;

/** Says where a part of a call breaks the contract, or nothing. */
export type Judge = (part: Part, value: unknown) => Breach | undefined;

/** The judge of an operation. The values may be nested deeper than the stack. */
export const judge =
  (checks: Readonly<Partial<Record<Part, Check>>>): Judge =>
  (part, value) => {
    try {
      return checks[part]?.(value, part === "input");
    } catch {
      return breach("a value that is not nested so deeply");
    }
  };
