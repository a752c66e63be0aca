import { isObject } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import { isSchema, type JsonSchema } from "../../../lib/json-schema.ts";
import { numberOf } from "../flat-schemas/object-numbers.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { reaching } from "./reaching.ts";
import { itemParts, namesIn, propertyIn, type SchemaParts, schemaPartsOf } from "./schema-parts.ts";

/** A place in the values of two schemas, and all schemas of either that apply there. */
export interface ComparedPlace {
  /** A JSON pointer; `*` is an item of a list, or a property of any name. */
  readonly pointer: string;
  readonly was: SchemaParts;
  readonly is: SchemaParts;
}

interface Node {
  readonly was: SchemaParts;
  readonly is: SchemaParts;
  below: (readonly [step: string, node: Node])[] | undefined;
}

export type PlacesOf = (before: WireValue, after: WireValue) => Generator<ComparedPlace>;

/**
 * Every place that values of both schemas have and where one of these members is, the nearest first. Each pair
 * of schemas is listed once, and what is below a pair is looked up once for all that contain it.
 */
export function comparedPlaces(old: object, now: object, members: ReadonlySet<string>): PlacesOf {
  const known = new Map<string, Node>();
  const [worthOfOld, worthOfNow] = [reaching(old, members), reaching(now, members)];
  const isWorth = (parts: SchemaParts, worth: ReadonlySet<object>) =>
    parts.some((part) => isObject(part) && worth.has(part));
  const nodeOf = (was: SchemaParts, is: SchemaParts): Node | undefined => {
    if (was.length === 0 || is.length === 0) return undefined;
    if (!isWorth(was, worthOfOld) && !isWorth(is, worthOfNow)) return undefined;
    const key = [was, is].map((parts) => parts.map(keyOfPart).join()).join(" ");
    const node = known.get(key) ?? { was, is, below: undefined };
    known.set(key, node);
    return node;
  };
  const below = (node: Node) => {
    node.below ??= [...stepsBelow(node)].flatMap(([token, was, is]) => {
      const next = nodeOf(was, is);
      return next ? [[token, next] as const] : [];
    });
    return node.below;
  };
  function* stepsBelow({ was, is }: Node): Generator<readonly [string, SchemaParts, SchemaParts]> {
    const names = namesIn(is);
    for (const name of namesIn(was))
      if (names.has(name)) yield [pointerStep(name), propertyIn(old, was, name), propertyIn(now, is, name)];
    yield ["/*", itemParts(old, was), itemParts(now, is)];
    yield ["/*", anyIn(old, was), anyIn(now, is)];
  }
  return function* (before, after) {
    const start = nodeOf(schemaPartsOf(old, [before.schema]), schemaPartsOf(now, [after.schema]));
    const open: (readonly [string, Node])[] = start ? [["", start]] : [];
    const seen = new Set<Node>();
    for (const [pointer, node] of open) {
      if (seen.has(node)) continue;
      seen.add(node);
      yield { pointer, was: node.was, is: node.is };
      for (const [token, next] of below(node)) open.push([pointer + token, next]);
    }
  };
}

/** The schemas that apply to properties without a declared name. */
function anyIn(root: object, parts: SchemaParts): SchemaParts {
  return schemaPartsOf(
    root,
    parts.flatMap((part) => (isObject(part) ? [part["additionalProperties"]].filter(isSchema) : [])),
  );
}

function keyOfPart(part: JsonSchema): string {
  return typeof part === "object" ? String(numberOf(part)) : `${part}`;
}

// Coverage: the unit tests have no place that is reached twice, and no boolean among its schemas.
