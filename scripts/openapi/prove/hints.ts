import type { z } from "zod";
import { isFormless } from "../../contract/check/forms.ts";
import { isFile } from "../../contract/schemas/files.ts";
import { childrenOf, definitionOf } from "../../contract/schemas/walk.ts";
import type { Verdicts } from "./verdicts.ts";

/** A construct that a document can't follow, and the one to write instead. */
interface Trap {
  readonly when: (definition: ReturnType<typeof definitionOf>, schema: z.ZodType) => boolean;
  readonly fix: string;
}

/** The first row that fits counts. */
const traps: readonly Trap[] = [
  {
    when: (_, schema) => isFormless(schema) && !isFile(schema),
    fix: "Use a schema of the form that travels: of this one, Zod takes nothing that comes from JSON.",
  },
  {
    when: (_, schema) => schema.meta()?.["format"] !== undefined && !isFile(schema),
    fix: "Take `format` out of `.meta()`, as Zod does not judge by it, or use Zod's own schema of that format.",
  },
  {
    when: ({ type }) => type === "intersection",
    fix: "Use `.extend()` with the other's `.shape`, or `z.looseObject()`s: strict parts refuse each other's fields.",
  },
  {
    when: ({ format }) => format === "email",
    fix: "Use `email()` of the vocabulary, which holds what JSON Schema's format `email` holds, too.",
  },
  {
    when: ({ type, format }) => type === "string" && typeof format === "string",
    fix: "Use `z.string().regex(…)`, which both read in the same way: this format means something else in JSON Schema.",
  },
];

/** The way out for a difference: the construct to use where a known trap lies on the way to it. */
export function hintFor(schema: z.ZodType, verdicts: Verdicts): string {
  const place = verdicts.zod[0]?.path ?? pathOf(verdicts.document[0]?.pointer ?? "");
  const fixes = alongPath(schema, place).flatMap(
    (node) => traps.find(({ when }) => when(definitionOf(node), node))?.fix ?? [],
  );
  return (
    fixes.at(-1) ??
    "Write the schema so that both read it in the same way, or report the construct as a fault of the emission."
  );
}

/** The reference tokens of a JSON pointer. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Kinds of schemas that hold the parts of a value; all others judge the value that they are given. */
const containers: ReadonlySet<string> = new Set(["array", "tuple", "record"]);

/** The schemas that judge the value at `path`, the outermost first. */
function alongPath(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  const found = new Map<z.ZodType, number>();
  const visit = (schema: z.ZodType, depth: number) => {
    if (found.get(schema) === depth) return;
    found.set(schema, depth);
    const { type, shape } = definitionOf(schema);
    const step = path[depth];
    const children = childrenOf({ schema, path: "" }).filter((child) => child.path !== "{key}");
    if (shape) {
      const field = step === undefined ? undefined : shape[String(step)];
      if (field) visit(field, depth + 1);
    } else if (containers.has(type)) {
      if (step !== undefined) for (const child of children) visit(child.schema, depth + 1);
    } else for (const child of children) visit(child.schema, depth);
  };
  visit(root, 0);
  return [...found.keys()];
}
