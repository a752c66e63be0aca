import type { z } from "zod";
import { isFormless } from "../../contract/check/forms.ts";
import { keywordsOn } from "../../contract/schema-keywords.ts";
import { isFile } from "../../contract/schemas/files.ts";
import { childrenOf, definitionOf, type ZodNode } from "../../contract/schemas/walk.ts";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { proofProblems } from "../problems.ts";
import type { Verdicts } from "./verdicts.ts";

/** A disagreement of Zod and document; the table of problems says what to write instead. */
type Disagreement = Extract<keyof typeof proofProblems, `document-not-proved${string}`>;

/** A construct that a document can't follow. */
interface Trap {
  readonly when: (definition: ReturnType<typeof definitionOf>, schema: z.ZodType) => boolean;
  readonly problem: Disagreement;
}

/** The first row that fits applies. */
const traps: readonly Trap[] = [
  {
    when: (_, schema) => isFormless(schema) && !isFile(schema),
    problem: "document-not-proved:formless",
  },
  {
    when: (_, schema) => keywordsOn(schema).some(({ format }) => format !== undefined),
    problem: "document-not-proved:format-in-keywords",
  },
  {
    when: (_, schema) => schema.meta()?.["format"] !== undefined && !isFile(schema),
    problem: "document-not-proved:format-in-meta",
  },
  {
    when: ({ type }) => type === "intersection",
    problem: "document-not-proved:intersection",
  },
  {
    when: ({ format }) => format === "email",
    problem: "document-not-proved:email",
  },
  {
    when: ({ format }) => format === "ipv6",
    problem: "document-not-proved:ipv6",
  },
  {
    when: ({ type, format }) => type === "string" && typeof format === "string",
    problem: "document-not-proved:format",
  },
];

/** The problem of a difference, by the known trap that causes it. */
export function disagreementOf(schema: z.ZodType, verdicts: Verdicts): Disagreement {
  const known = alongPath({ schema, path: "" }, placeOf(verdicts)).flatMap(
    ([node]) => traps.find(({ when }) => when(definitionOf(node.schema), node.schema))?.problem ?? [],
  );
  return known.at(-1) ?? "document-not-proved";
}

/** Where in the value the two differ: the innermost place that either names, because a union also names its own. */
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
    const { type, shape, catchall } = definitionOf(node.schema);
    const step = path[depth];
    const children = childrenOf(node).filter((child) => !child.path.endsWith("{key}"));
    if (shape) {
      const field = step === undefined ? undefined : (shape[String(step)] ?? catchall);
      for (const child of children) if (child.schema === field) visit(child, depth + 1);
    } else if (containers.has(type)) {
      if (step !== undefined) for (const child of children) visit(child, depth + 1);
    } else for (const child of children) visit(child, depth);
  };
  visit(root, 0);
  return [...found.values()];
}
