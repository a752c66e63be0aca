import type { z } from "zod";
import { fileNames } from "../../contract/schemas/files.ts";
import { type SchemaJudge, shrink } from "../../schema-cases/index.ts";
import { changedAt } from "./outputs.ts";

/** The verdict of each side on one value. */
export interface Verdicts {
  readonly value: unknown;
  /** Whether Zod accepted it. */
  readonly fitsZod: boolean;
  /** The rules by which Zod refused it; empty if it accepted it. */
  readonly zod: readonly z.core.$ZodIssue[];
  /** Whether the document's schema accepts it. */
  readonly fitsDocument: boolean;
  /** The keywords by which Ajv refused it, each with the place in the value. */
  readonly document: ReturnType<SchemaJudge["violations"]>;
  /** The declared sentences by which Zod refused it, if there was no other reason. */
  readonly rules: readonly string[];
  /** Where Zod's output differs from its input. */
  readonly changed: string | undefined;
}

/** Judges a value by Zod and by the document. */
export function bothVerdicts(value: unknown, schema: z.ZodType, judge: SchemaJudge): Verdicts {
  const sent = asSent(value, schema);
  const result = schema.safeParse(sent);
  return {
    value,
    fitsZod: result.success,
    // Zod makes its issues when it is asked for them, and few values need them.
    get zod() {
      return result.error?.issues ?? [];
    },
    fitsDocument: judge(value),
    // Computed when it is needed, which is rare.
    get document() {
      return this.fitsDocument ? [] : judge.violations(value);
    },
    get rules() {
      return rulesAmong(this.zod);
    },
    changed: result.success ? changedAt(sent, result.data) : undefined,
  };
}

/** The declared sentences by which a value was refused, if there was no other reason. */
export function rulesAmong(issues: readonly z.core.$ZodIssue[]): string[] {
  const rules = issues.map((issue) => (issue.code === "custom" ? issue.params?.["rule"] : undefined));
  return rules.every((rule) => typeof rule === "string") ? rules : [];
}

/** Whether both agree, or differ only by a rule that is declared as beyond JSON Schema. */
export function agree(verdicts: Verdicts): boolean {
  const { fitsZod, fitsDocument, changed } = verdicts;
  if (changed !== undefined) return false;
  if (fitsZod || !fitsDocument) return fitsZod === fitsDocument;
  return verdicts.rules.length > 0;
}

/** The smallest value found on which the two differ, as the caller defines it. */
export function smallest(
  value: unknown,
  schema: z.ZodType,
  judge: SchemaJudge,
  differs: (verdicts: Verdicts) => boolean,
): Verdicts {
  const found = shrink(value, (candidate) => differs(bothVerdicts(candidate, schema, judge)));
  return bothVerdicts(found, schema, judge);
}

/** The value in the form that Zod judges: a file is a string in the document, and a Blob for Zod. */
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
