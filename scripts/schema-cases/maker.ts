import type { JsonSchema } from "../lib/json-schema.ts";
import type { SchemaJudge } from "./judge.ts";
import type { Search } from "./search.ts";
import type { SchemaShape } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** What values are made with: the document, its validator, and what was found out before. */
export interface Maker {
  readonly root: object;
  readonly judge: (schema: JsonSchema) => SchemaJudge;
  /** The values of the places within an array or an object: those of a place are made of them. */
  readonly within: ValueSearch;
  /** Validators of rules, by the rules' text. */
  readonly checks: Map<string, SchemaJudge>;
  /** The simplest values found, by the schemas' numbers. */
  readonly samples: Map<string, SimplestValue>;
  /** What people wrote as examples of a schema object. */
  readonly given: Map<object, readonly unknown[]>;
  /** A number for each schema object met. */
  readonly numbers: Map<object, number>;
  /** The branches of places, by the schemas' numbers. */
  readonly shapes: Map<string, readonly SchemaShape[]>;
  /** What the search for values may still cost, in candidates; whoever starts one gives it anew. */
  readonly work: { left: number };
}

/** How the values of a place are found; see `values.ts`. */
export interface ValueSearch {
  simplest(maker: Maker, sites: readonly SchemaSite[], depth?: number, outer?: Search): Boxed | undefined;
  valuesOf(maker: Maker, sites: readonly SchemaSite[], depth: number, search?: Search): Generator<unknown>;
}

/** A value in a box, as `undefined` stands for none. */
export interface Boxed {
  readonly value: unknown;
}

/** What was found out about the simplest value of a place. */
export interface SimplestValue {
  readonly found: Boxed | undefined;
  /** How many levels were looked through. */
  readonly depth: number;
  /** Whether more levels could give more. */
  readonly cut: boolean;
}

/** The first of a sequence, as many as `count`. */
export function take(values: Iterable<unknown>, count: number): Boxed[] {
  const taken: Boxed[] = [];
  if (count > 0)
    for (const value of values) {
      taken.push({ value });
      if (taken.length === count) break;
    }
  return taken;
}
