import type { z } from "zod";
import { isFormless } from "../../contract/check/forms.ts";
import { isFile } from "../../contract/schemas/files.ts";
import { childrenOf, definitionOf, type ZodNode } from "../../contract/schemas/walk.ts";
import { pointerTokens } from "../../lib/json-pointer.ts";
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
    when: ({ format }) => format === "ipv6",
    fix: "Use `ipv6()` of the vocabulary, which takes no IPv4 address within, or `z.string().regex(…)`.",
  },
  {
    when: ({ type, format }) => type === "string" && typeof format === "string",
    fix: "Use `z.string().regex(…)`, which both read in the same way: this format means something else in JSON Schema.",
  },
];

/** The fix for a difference: the construct to use instead of a known trap. */
export function hintFor(schema: z.ZodType, verdicts: Verdicts): string {
  const fixes = alongPath({ schema, path: "" }, placeOf(verdicts)).flatMap(
    ([node]) => traps.find(({ when }) => when(definitionOf(node.schema), node.schema))?.fix ?? [],
  );
  return (
    fixes.at(-1) ??
    "Write the schema so that both read it in the same way, or report the construct as a fault of the emission."
  );
}

/** Where in the value the two differ: the innermost place that either names, as a union names its own, too. */
export function placeOf({ zod, document, changed }: Verdicts): readonly PropertyKey[] {
  if (changed !== undefined) return pointerTokens(changed);
  const places =
    zod.length > 0 ? zod.flatMap(pathsOf) : document.map(({ pointer }) => pointerTokens(pointer));
  return places.reduce<readonly PropertyKey[]>(
    (deepest, place) => (place.length > deepest.length ? place : deepest),
    [],
  );
}

function pathsOf({ path, ...issue }: z.core.$ZodIssue): (readonly PropertyKey[])[] {
  const within = issue.code === "invalid_union" ? issue.errors.flat() : [];
  return [path, ...within.flatMap(pathsOf).map((rest) => [...path, ...rest])];
}

/** The schema that judges the place where the two differ, in the contract: `operations/x/body.list[].name`. */
export function contractPlaceOf(target: ZodNode, verdicts: Verdicts): string {
  const along = alongPath(target, placeOf(verdicts));
  return along.reduce((deepest, one) => (one[1] > deepest[1] ? one : deepest), [target, 0] as const)[0].path;
}

/** Kinds of schemas that hold the parts of a value; all others judge the value that they are given. */
const containers: ReadonlySet<string> = new Set(["array", "tuple", "record"]);

/** The schemas that judge the value at `path`, the outermost first, each with how far along the path it is. */
function alongPath(root: ZodNode, path: readonly PropertyKey[]): (readonly [ZodNode, number])[] {
  const found = new Map<z.ZodType, readonly [ZodNode, number]>();
  const visit = (node: ZodNode, depth: number) => {
    if (found.get(node.schema)?.[1] === depth) return;
    found.set(node.schema, [node, depth]);
    const { type, shape } = definitionOf(node.schema);
    const step = path[depth];
    const children = childrenOf(node).filter((child) => !child.path.endsWith("{key}"));
    if (shape) {
      const field = step === undefined ? undefined : shape[String(step)];
      for (const child of children) if (child.schema === field) visit(child, depth + 1);
    } else if (containers.has(type)) {
      if (step !== undefined) for (const child of children) visit(child, depth + 1);
    } else for (const child of children) visit(child, depth);
  };
  visit(root, 0);
  return [...found.values()];
}
