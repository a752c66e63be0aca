import { componentNameOf, componentReference } from "../../lib/component-reference.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { modelProblem } from "../problems.ts";
import { withCarriedMembers } from "./carried.ts";
import { type Ignore, ignored, ignoredMembers, unusedComponents } from "./ignored.ts";
import { readersOf } from "./openapi.ts";
import { type Refuse, refTarget } from "./refs.ts";
import { schemaReader } from "./schemas.ts";
import { members } from "./shapes.ts";
import { marked, type Tell } from "./unclear.ts";

const read = new WeakMap<object, Json>();

/**
 * A document in the form that the readers rely on: OpenAPI 3.1, every member of the right type, references
 * only between schemas and only to named ones. A member in a wrong form whose meaning is clear is corrected;
 * any other is left out and marked (`x-not-compared`), so that a change there is reported. What the model has
 * no place for is named (`x-not-read`). Throws a `ProblemError` for a reference without a target.
 */
export function readable(document: Json): Json {
  const done = read.get(document);
  if (done) return done;
  const made = readWhole(document);
  read.set(document, made).set(made, made);
  return made;
}

function readWhole(written: Json): Json {
  const document = isOldVersion(written) ? withCarriedMembers(written) : written;
  const problems = new Map<string, Problem>();
  const refuse: Refuse = (problem) => void problems.set(`${problem.pointer} ${problem.message}`, problem);
  const { ignore, words } = ignoredMembers();
  const schemas = schemasOf(document, refuse, ignore);
  const readers = readersOf(document, schemas.read, refuse, ignore);
  const found: string[] = [];
  const tell: Tell = (one) => void found.push(one);
  const made = members(document, readers.document, "", tell);
  const components = isObject(document["components"]) ? document["components"] : {};
  const named = schemas.named(isObject(components["schemas"]) ? components["schemas"] : {});
  if (problems.size > 0) throw new ProblemError([...problems.values()]);
  const earlier = Array.isArray(made[ignored]) ? made[ignored].map(String) : [];
  const notRead = [...earlier, ...words(), ...unusedComponents(document)];
  return marked(
    {
      paths: {},
      ...made,
      openapi: "3.1.0",
      info: { title: "", version: "", ...(isObject(made["info"]) ? made["info"] : {}) },
      components: { ...(isObject(made["components"]) ? made["components"] : {}), schemas: named },
      ...(notRead.length > 0 ? { [ignored]: notRead } : {}),
    },
    found,
  );
}

function isOldVersion(document: Json): boolean {
  return /^3\.0/.test(String(document["openapi"]));
}

/** The schemas of a document; those that are referred to in other places get names, too. */
function schemasOf(document: Json, refuse: Refuse, ignore: Ignore) {
  const names = new Map<string, string>();
  const raw = new Map<string, unknown>();
  const nameOf = (ref: string): string => {
    const direct = componentNameOf(ref);
    if (direct !== undefined) return direct;
    const pointer = percentDecoded(ref.slice(1)) ?? "";
    const [, within = pointer] = /^\/components\/schemas(\/.+)$/.exec(pointer) ?? [];
    return within.slice(1).replaceAll("/", ".");
  };
  const refer = (ref: string): string => {
    const known = names.get(ref);
    if (known !== undefined) return known;
    const target = refTarget(document, ref);
    if ("wrong" in target) refuse(target.wrong);
    else if (isObject(target.value) && chainEnds(document, ref) === undefined)
      refuse(modelProblem("ref-without-target:only-itself", { ref }, { pointer: ref }));
    const name = nameOf(ref);
    const made = componentReference(name);
    names.set(ref, made);
    raw.set(name, "wrong" in target ? {} : target.value);
    return made;
  };
  const one = schemaReader(refer, isOldVersion(document), ignore);
  const named = (own: Json): Json => {
    const all = new Map<string, unknown>();
    for (const [name, schema] of Object.entries(own)) all.set(name, one(schema));
    // Reading one may add others.
    for (const [name, schema] of raw) if (!all.has(name)) all.set(name, one(schema));
    return Object.fromEntries(all);
  };
  return { read: one, named };
}

/** What is at the end of a chain of references; `undefined` if it is endless. */
function chainEnds(document: Json, ref: string): unknown {
  let next: unknown = { $ref: ref };
  for (let hops = 0; hops < 100; hops++) {
    if (!isObject(next) || typeof next["$ref"] !== "string") return next;
    const target = refTarget(document, next["$ref"]);
    if ("wrong" in target) return next;
    next = target.value;
  }
  return undefined;
}
