import type { z } from "zod";
import { fileNames } from "../../contract/schemas/files.ts";
import { type SchemaJudge, shrink } from "../../schema-cases/index.ts";
import { changedAt } from "./outputs.ts";

/** What each side says of one value. */
export interface Verdicts {
  readonly value: unknown;
  /** The rules that Zod refused it by; empty where it took it. */
  readonly zod: readonly z.core.$ZodIssue[];
  /** The keywords that Ajv refused it by, each with the place in the value. */
  readonly document: ReturnType<SchemaJudge["violations"]>;
  /** The declared sentences that Zod refused it by, where it did so for nothing else. */
  readonly rules: readonly string[];
  /** Where what Zod gives is not what it took. */
  readonly changed: string | undefined;
}

/** Judges a value by Zod and by the document. */
export function bothVerdicts(value: unknown, schema: z.ZodType, judge: SchemaJudge): Verdicts {
  const sent = asSent(value, schema);
  const result = schema.safeParse(sent);
  const zod = result.error?.issues ?? [];
  return {
    value,
    zod,
    document: judge.violations(value),
    rules: rulesAmong(zod),
    changed: result.success ? changedAt(sent, result.data) : undefined,
  };
}

/** The declared sentences that a value was refused by, where it was so for nothing else. */
export function rulesAmong(issues: readonly z.core.$ZodIssue[]): string[] {
  const rules = issues.map((issue) => (issue.code === "custom" ? issue.params?.["rule"] : undefined));
  return rules.every((rule) => typeof rule === "string") ? rules : [];
}

/** Whether both say the same, or differ only by a rule that is declared as beyond JSON Schema. */
export function agree({ zod, document, rules, changed }: Verdicts): boolean {
  if (changed !== undefined) return false;
  if (zod.length === 0 || document.length > 0) return (zod.length === 0) === (document.length === 0);
  return rules.length > 0;
}

/** The smallest value found on which the two differ, by the caller's measure. */
export function smallest(
  value: unknown,
  schema: z.ZodType,
  judge: SchemaJudge,
  differs: (verdicts: Verdicts) => boolean,
): Verdicts {
  const found = shrink(value, (candidate) => differs(bothVerdicts(candidate, schema, judge)));
  return bothVerdicts(found, schema, judge);
}

/** A file travels as bytes: a string in the document is a Blob for Zod. */
function asSent(value: unknown, schema: z.ZodType): unknown {
  const files = fileNames(schema);
  if (files.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const parts = value as Readonly<Record<string, unknown>>;
  const sent = files.flatMap((name) => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (part === undefined) return [];
    return [[name, Array.isArray(part) ? part.map(asFile) : asFile(part)] as const];
  });
  return { ...parts, ...Object.fromEntries(sent) };
}

function asFile(part: unknown): unknown {
  return typeof part === "string" ? new Blob([part]) : part;
}
