import type { ClientOperation } from "../../../scripts/emit/client/client-operation.ts";
import { sampleValues } from "../../../scripts/emit/client/sample.ts";

type Values = Readonly<Record<string, unknown>>;

/** A call with the contract's own examples. */
export interface SampleCall {
  readonly called: ClientOperation;
  /** As our function takes it. */
  readonly input: Values;
  /** As those take it that tell by place; a place without fields is absent. */
  readonly parts: { readonly [Place in "path" | "query" | "header"]?: Values } & { readonly body?: unknown };
  /** The documented answer, as JSON. */
  readonly answer: string;
}

/** The calls of a client's operations: of those that answer with JSON and have examples for all that they need. */
export function sampleCalls(operations: readonly ClientOperation[]): readonly SampleCall[] {
  return operations.flatMap((called) => {
    const values = sampleValues(called);
    const [answer] = Object.values(called.operation.responses[0]?.content[0]?.examples ?? {});
    if (!values || !answer) return [];
    const parts: Record<string, Record<string, unknown>> = {};
    for (const [{ place, name }, value] of values) parts[place] = { ...parts[place], [name]: value };
    const { body, ...places } = parts;
    return {
      called,
      input: Object.fromEntries(values.map(([{ name }, value]) => [name, value])),
      parts: { ...places, ...(body && { body: called.input.flat ? body : body["body"] }) },
      answer: JSON.stringify(answer.value),
    };
  });
}
