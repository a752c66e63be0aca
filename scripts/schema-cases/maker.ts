import type { JsonSchema } from "../lib/json-schema.ts";
import type { SchemaJudge } from "./judge.ts";
import type { Lessons } from "./lessons.ts";
import type { Search } from "./search.ts";
import type { SchemaShape } from "./shape.ts";
import type { SchemaSite } from "./site.ts";

/** What values are made with: the document, its validator, and caches. */
export interface Maker {
  readonly root: object;
  readonly judge: (schema: JsonSchema) => SchemaJudge;
  /** Finds the values of items and properties, which arrays and objects are made from. */
  readonly within: ValueSearch;
  /** Validators of a schema object's rules, by their keywords. */
  readonly parts: WeakMap<object, Map<string, SchemaJudge>>;
  /** One of the parts of schema objects that have the same text. */
  readonly texts: Map<string, JsonSchema>;
  /** The simplest values found, by the schemas' numbers. */
  readonly samples: Map<string, SimplestValue>;
  /** What people wrote as examples. */
  readonly lessons: Lessons;
  /** A number for each schema object met. */
  readonly numbers: Map<object, number>;
  /** The branches of places, by the schemas' numbers. */
  readonly shapes: Map<string, readonly SchemaShape[]>;
  /** Whether the branches of a union are told apart by its discriminator, by the schema object that holds it. */
  readonly toldApart: WeakMap<object, boolean>;
  /** The remaining budget of the search, in candidates; each search starts with a new one. */
  readonly work: { left: number };
}

/** How the values of a place are found; see `values.ts`. */
export interface ValueSearch {
  simplest(maker: Maker, sites: readonly SchemaSite[], depth?: number, outer?: Search): Boxed | undefined;
  valuesOf(maker: Maker, sites: readonly SchemaSite[], depth: number, search?: Search): Generator<unknown>;
}

/** A boxed value: `undefined` means that there is none. */
export interface Boxed {
  readonly value: unknown;
}

/** What is known about the simplest value of a place. */
export interface SimplestValue {
  readonly found: Boxed | undefined;
  /** How many levels were searched. */
  readonly depth: number;
  /** Whether a deeper search could find more. */
  readonly cut: boolean;
}

/** The first `count` values of a sequence. */
export function take(values: Iterable<unknown>, count: number): Boxed[] {
  const taken: Boxed[] = [];
  if (count > 0)
    for (const value of values) {
      taken.push({ value });
      if (taken.length === count) break;
    }
  return taken;
}
