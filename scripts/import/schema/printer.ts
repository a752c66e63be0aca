import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import type { ApiModel } from "../../model/model.ts";
import type { SchemaJudge } from "../../schema-cases/index.ts";
import type { TellFate } from "../account.ts";
import type { SpecCode } from "../text/code.ts";
import type { SharedFormat } from "./formats.ts";

/** What the text of a schema is made with. */
export interface Printer {
  readonly components: ApiModel["components"]["schemas"];
  /** Judges values by a schema of the document. */
  readonly judge: (schema: JsonSchema) => SchemaJudge;
  /** The text that refers to a component, which is imported where it is used. */
  readonly refer: (component: string) => SpecCode;
  /** Whether a component is declared only after what is written now. */
  readonly isLater: (component: string) => boolean;
  /** A name of the vocabulary. */
  readonly word: (name: string) => string;
  /** The text of a function of the spec's own formats. */
  readonly shared: (name: string, format: SharedFormat) => SpecCode;
  readonly tell: TellFate;
  /** The text of a schema with its words. */
  readonly schema: (schema: JsonSchema, place: SchemaPlace, printer: Printer) => SpecCode;
  /** The text of a schema without its words. */
  readonly value: (schema: SchemaObject, place: SchemaPlace, printer: Printer) => SpecCode;
}

/** The place of a schema. */
export interface SchemaPlace {
  /** As it is reported: `#/components/schemas/Thing/properties/name`. */
  readonly pointer: string;
  /** Whether the value may be in an answer, where nothing fills in a default. */
  readonly isAnswered: boolean;
  /** Types that the schemas around it allow, if they say so. */
  readonly types?: readonly string[];
  /** Whether an object keeps the fields that it does not name, because more is said of all of them. */
  readonly isWhole?: boolean;
}

export function below(place: SchemaPlace, step: string): SchemaPlace {
  const { types: _types, isWhole: _isWhole, ...rest } = place;
  return { ...rest, pointer: `${place.pointer}/${step}` };
}

/** A schema as an object of keywords. */
export function keywordsOf(schema: JsonSchema): SchemaObject {
  return typeof schema === "object" ? schema : schema ? {} : { not: {} };
}

/** The name of the component that a schema refers to. */
export function referredName({ $ref }: SchemaObject): string | undefined {
  return componentNameOf($ref);
}
