import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { type JsonSchema, resolveRef } from "../lib/json-schema.ts";
import { ProblemError } from "../lib/problem.ts";
import { copySchema } from "./copy.ts";
import { refuseCycles } from "./cycle.ts";
import { replaceKeywords } from "./keywords.ts";
import { refuseDepth } from "./nesting.ts";
import { regExp } from "./pattern/run.ts";
import { schemaCasesProblem } from "./problems.ts";
import { createMemory, type Memory } from "./remember.ts";

/** One keyword that a value breaks. */
export interface Violation {
  readonly keyword: string;
  /** JSON pointer into the value. */
  readonly pointer: string;
  /** The schema object that holds the keyword. */
  readonly schema: JsonSchema;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set if a property's name breaks the keyword, below `propertyNames`. */
  readonly propertyName: string | undefined;
}

/** Tells whether a value is valid against one schema; `violations` returns everything that is wrong with it. */
export interface SchemaJudge {
  (value: unknown): boolean;
  violations(value: unknown): readonly Violation[];
}

/**
 * Ajv for the schemas of one document: JSON Schema 2020-12 with `format` asserted, decimals compared
 * as decimals, and unknown keywords ignored. `$ref`s resolve in `root`; each schema is
 * compiled once. Throws a `ProblemError` for a `$ref` without a target and for a schema that is
 * only a reference to itself.
 */
export function judgeOf(root: object): (schema: JsonSchema) => SchemaJudge {
  const known = judges.get(root);
  if (known) return known;
  const made = makeJudges(root);
  judges.set(root, made);
  return made;
}

const judges = new WeakMap<object, (schema: JsonSchema) => SchemaJudge>();

function makeJudges(root: object): (schema: JsonSchema) => SchemaJudge {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    verbose: true,
    strictSchema: false,
    strictNumbers: true,
    strictTypes: false,
    strictTuples: false,
    validateSchema: false,
    meta: false,
    ownProperties: true,
    // Each named schema is compiled once, to a function that all references share.
    inlineRefs: false,
    logger: false,
    code: { optimize: false, regExp: Object.assign(runnable, { code: "new RegExp" }) },
  });
  formatsPlugin.default(ajv);
  replaceKeywords(ajv);
  // What Ajv keeps for `unevaluatedProperties` stops it if there is a `dependentSchemas` beside patterns.
  ajv.opts.unevaluated = speaksOfUnevaluated(root);

  const memory = createMemory();
  const originals = new WeakMap<object, JsonSchema>();
  const acyclic = new Set<JsonSchema>();
  const uris = new Map<JsonSchema, string>();
  const pending: { readonly uri: string; readonly schema: JsonSchema }[] = [];
  /** Each schema that is judged or referred to is compiled to one shared function. */
  const uriOf = (schema: JsonSchema): string => {
    const known = uris.get(schema);
    if (known) return known;
    refuseCycles(root, schema, acyclic);
    const made = `schema:/${uris.size}`;
    uris.set(schema, made);
    pending.push({ uri: made, schema });
    return made;
  };
  const refer = (to: string | JsonSchema): string => {
    const target = typeof to === "string" ? resolveRef(root, to) : to;
    if (target === undefined) throw noTarget(String(to));
    return uriOf(target);
  };
  // Compiled one by one, the innermost first: a long chain of references must not overflow the stack.
  const addPending = () => {
    const added: string[] = [];
    for (let next = pending.pop(); next; next = pending.pop()) {
      refuseDepth(next.schema);
      ajv.addSchema(object(copySchema(next.schema, refer, originals)), next.uri);
      memory.take(ajv, next.uri);
      added.push(next.uri);
    }
    for (const uri of added.reverse()) ajv.getSchema(uri);
  };

  const compiled = new Map<JsonSchema, SchemaJudge>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known) return known;
    const uri = uriOf(schema);
    addPending();
    const validate = ajv.getSchema(uri);
    if (!validate) throw noTarget(uri);
    const judge = judgeFrom(validate, originals, memory);
    compiled.set(schema, judge);
    return judge;
  };
}

function judgeFrom(
  validate: ValidateFunction,
  originals: WeakMap<object, JsonSchema>,
  { begin }: Memory,
): SchemaJudge {
  const judge = (value: unknown) => {
    begin();
    return validate(value);
  };
  const violations = (value: unknown) =>
    judge(value) ? [] : (validate.errors ?? []).map((error) => violationOf(error, originals));
  return Object.assign(judge, { violations });
}

function violationOf(error: ErrorObject, originals: WeakMap<object, JsonSchema>): Violation {
  const { keyword, instancePath, parentSchema, params, propertyName } = error;
  const schema = typeof parentSchema === "object" ? originals.get(parentSchema) : parentSchema;
  return {
    keyword,
    pointer: instancePath,
    schema: schema ?? false,
    params,
    propertyName,
  };
}

function speaksOfUnevaluated(root: object): boolean {
  const left: object[] = [root];
  for (let next = left.pop(); next; next = left.pop())
    for (const [name, value] of Object.entries(next)) {
      if (name === "unevaluatedProperties" || name === "unevaluatedItems") return true;
      if (typeof value === "object" && value !== null) left.push(value);
    }
  return false;
}

/** Ajv gives no name to a boolean. */
function object(schema: JsonSchema): object {
  if (typeof schema === "object") return schema;
  return schema ? {} : { allOf: [false] };
}

/** Ajv asks for no more than `test`. */
function runnable(pattern: string): RegExp {
  return regExp(pattern) as RegExp;
}

function noTarget(ref: string): ProblemError {
  return new ProblemError([schemaCasesProblem("ref-without-target", { ref }, { pointer: ref })]);
}
