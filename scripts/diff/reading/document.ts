import { isObject, step } from "../../cases/index.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import type { Document, Json } from "../document.ts";
import { decoded, targetOf } from "./refs.ts";
import { type ReadSchema, schemaReader } from "./schemas.ts";
import { anything, flag, listOf, mapOf, members, type Read, text, words } from "./shapes.ts";
import { marked, type Tell, unexpected } from "./unclear.ts";

const read = new WeakMap<object, Document>();

/**
 * A document as everything here may take it for granted: OpenAPI 3.1, every member of the type that it
 * must have, references only between schemas and only to named ones. What means something clear in a
 * wrong form is put right; what does not is left out and marked (`x-not-compared`), so that a change
 * there is told. Throws a `ProblemError` for a reference without a target.
 */
export function readable(document: Document): Document {
  const done = read.get(document);
  if (done) return done;
  const made = readWhole(document);
  read.set(document, made).set(made, made);
  return made;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function readWhole(document: Document): Document {
  const problems = new Map<string, Problem>();
  const refuse = (ref: string, message: string, fix: string) => {
    problems.set(`${ref} ${message}`, {
      code: "ref-without-target",
      message: `${message}.`,
      pointer: ref,
      fix,
    });
  };
  const schemas = schemasOf(document, refuse);
  const readers = readersOf(document, schemas.read, refuse);
  const found: string[] = [];
  const tell: Tell = (one) => void found.push(one);
  const made = members(document, readers.document, "", tell);
  const components = isObject(document["components"]) ? document["components"] : {};
  const named = schemas.named(isObject(components["schemas"]) ? components["schemas"] : {});
  if (problems.size > 0) throw new ProblemError([...problems.values()]);
  return marked(
    {
      paths: {},
      ...made,
      openapi: "3.1.0",
      info: { title: "", version: "", ...(isObject(made["info"]) ? made["info"] : {}) },
      components: { ...(isObject(made["components"]) ? made["components"] : {}), schemas: named },
    },
    found,
  );
}

type Refuse = (ref: string, message: string, fix: string) => void;

/** The schemas of a document, those that are referred to elsewhere among the named ones. */
function schemasOf(document: Document, refuse: Refuse) {
  const names = new Map<string, string>();
  const raw = new Map<string, unknown>();
  const nameOf = (ref: string): string => {
    const pointer = decoded(ref.slice(1)) ?? "";
    const [, direct] = /^\/components\/schemas\/([^/]+)$/.exec(pointer) ?? [];
    if (direct !== undefined) return direct.replaceAll("~1", "/").replaceAll("~0", "~");
    const [, within = pointer] = /^\/components\/schemas(\/.+)$/.exec(pointer) ?? [];
    return within.slice(1).replaceAll("/", ".");
  };
  const refer = (ref: string): string => {
    const known = names.get(ref);
    if (known !== undefined) return known;
    const target = targetOf(document, ref);
    if ("wrong" in target) refuse(ref, target.wrong, target.fix);
    else if (isObject(target.value) && chainEnds(document, ref) === undefined)
      refuse(ref, `\`$ref\` points to \`${ref}\`, which refers to itself`, "Let it refer to a schema.");
    const name = nameOf(ref);
    const made = `#/components/schemas${encodeURI(step(name)).replaceAll("#", "%23")}`;
    names.set(ref, made);
    raw.set(name, "wrong" in target ? {} : target.value);
    return made;
  };
  const one = schemaReader(refer, /^3\.0/.test(String(document["openapi"])));
  const named = (own: Json): Json => {
    const all = new Map<string, unknown>();
    for (const [name, schema] of Object.entries(own)) all.set(name, one(schema));
    // Reading one may bring others.
    for (const [name, schema] of raw) if (!all.has(name)) all.set(name, one(schema));
    return Object.fromEntries(all);
  };
  return { read: one, named };
}

/** What is at the end of a chain of references; `undefined` where it has none. */
function chainEnds(document: Document, ref: string): unknown {
  let next: unknown = { $ref: ref };
  for (let hops = 0; hops < 100; hops++) {
    if (!isObject(next) || typeof next["$ref"] !== "string") return next;
    const target = targetOf(document, next["$ref"]);
    if ("wrong" in target) return next;
    next = target.value;
  }
  return undefined;
}

/** The readers of a document's objects but schemas: each is read where it is used. */
function readersOf(document: Document, schema: ReadSchema, refuse: Refuse) {
  const within = new Set<string>();
  const known = new Map<object, Map<object, unknown>>();

  /** An object by its members, or what a Reference Object in its place refers to. */
  const object = (
    table: () => Readonly<Record<string, Read>>,
    expected: string,
    finish = (made: Json): Json => made,
  ): Read => {
    const memory = new Map<object, unknown>();
    known.set(table, memory);
    const enter: Read = (value, name, tell) => {
      if (!isObject(value)) {
        tell(unexpected(name, value, expected));
        return undefined;
      }
      const ref = value["$ref"];
      if (ref !== undefined) return referred(value, ref, name, tell);
      if (memory.has(value)) return memory.get(value);
      const made = finish(members(value, table(), name, tell));
      memory.set(value, made);
      return made;
    };
    const referred = (value: Json, ref: unknown, name: string, tell: Tell): unknown => {
      if (typeof ref !== "string") {
        tell(unexpected(`${name}/$ref`, ref, "a reference as text"));
        return undefined;
      }
      const target = targetOf(document, ref);
      if ("wrong" in target) {
        refuse(ref, target.wrong, target.fix);
        return undefined;
      }
      if (within.has(ref)) {
        refuse(ref, `\`$ref\` points to \`${ref}\`, which holds the reference`, "Take the reference out.");
        return undefined;
      }
      within.add(ref);
      const { $ref: _, ...beside } = value;
      const found = enter(target.value, name, tell);
      const own = members(beside, table(), name, tell);
      within.delete(ref);
      return isObject(found) && Object.keys(own).length > 0 ? finish({ ...found, ...own }) : found;
    };
    return enter;
  };

  const anySchema: Read = (value) => schema(value);
  const example = object(
    () => ({ summary: words, description: words, value: anything, "x-any-text": flag }),
    "an example",
  );
  const examples: Read = (value) => mapOf(example, "examples by name")(value, "", () => {});
  const media: Read = (value, name, tell) => mediaObject(value ?? {}, name, tell);
  const mediaObject = object(
    () => ({
      schema: anySchema,
      examples,
      example: anything,
      encoding: mapOf(encoding, "encodings by name"),
    }),
    "a media type object",
  );
  const content = mapOf(media, "media types by name");
  const common = {
    description: words,
    required: flag,
    deprecated: flag,
    style: text,
    explode: flag,
    schema: anySchema,
    content,
  };
  const headers = mapOf(
    object(() => common, "a header"),
    "headers by name",
  );
  const encoding = object(
    () => ({ contentType: text, headers, style: text, explode: flag, allowReserved: flag }),
    "an encoding object",
  );
  const parameterObject = object(
    () => ({ ...common, name: text, in: text, allowReserved: flag, allowEmptyValue: flag, ...inSwagger }),
    "a parameter",
    withSchema,
  );
  /** A parameter that does not say which one it is says nothing. */
  const parameter: Read = (value, name, tell) => {
    const made = parameterObject(value, name, tell);
    if (!isObject(made) || (made["in"] !== undefined && made["name"] !== undefined && places.has(made["in"])))
      return made;
    tell(unexpected(`${name}/in`, made["in"], "`query`, `path`, `header` or `cookie`, beside a `name`"));
    return undefined;
  };
  const inSwagger = Object.fromEntries(
    [
      "type",
      "format",
      "items",
      "enum",
      "default",
      "minimum",
      "maximum",
      "minLength",
      "maxLength",
      "pattern",
    ].map((keyword) => [keyword, anything]),
  );
  function withSchema(made: Json): Json {
    const own = Object.fromEntries(Object.entries(made).filter(([member]) => !(member in inSwagger)));
    const told = Object.fromEntries(Object.entries(made).filter(([member]) => member in inSwagger));
    return own["schema"] === undefined && own["content"] === undefined && "type" in told
      ? { ...own, schema: schema(told) }
      : own;
  }
  const parameters = listOf(parameter, "a list of parameters");
  const body = object(() => ({ description: words, required: flag, content }), "a request body");
  const response = object(() => ({ summary: words, description: words, headers, content }), "a response");
  const responses: Read = (value, name, tell) => {
    const made = mapOf(response, "responses by status", true)(value, name, tell);
    if (!isObject(made)) return made;
    const isStatus = ([status]: readonly [string, unknown]) => /^([1-5](\d\d|xx)|default)$/i.test(status);
    for (const [status] of Object.entries(made).filter((entry) => !isStatus(entry)))
      tell(unexpected(`${name}/${status}`, status, "a status, a range such as `4XX`, or `default`"));
    return Object.fromEntries(Object.entries(made).filter(isStatus));
  };
  const security = listOf(
    mapOf(listOf(text, "a list of scopes"), "scopes by scheme"),
    "a list of requirements",
  );
  const pathItem = (): Readonly<Record<string, Read>> => ({
    summary: words,
    description: words,
    parameters,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  });
  const paths = mapOf(object(pathItem, "a path item"), "path items by path", true);
  const operationObject: Readonly<Record<string, Read>> = {
    operationId: text,
    summary: words,
    description: words,
    tags: listOf(words, "a list of tags"),
    deprecated: flag,
    parameters,
    requestBody: body,
    responses,
    security,
    callbacks: mapOf(
      object(() => ({}), "a callback"),
      "callbacks by name",
    ),
    ...Object.fromEntries(["x-sunset", "x-idempotent"].map((extension) => [extension, anything])),
  };
  /** What is wrong in an operation is told at it. */
  const operation: Read = (value, name, tell) => {
    if (!isObject(value)) {
      tell(unexpected(name, value, "an operation"));
      return undefined;
    }
    const found: string[] = [];
    const made = members(
      value,
      { ...operationObject, callbacks: callbacksIn },
      "",
      (one) => void found.push(one),
    );
    return marked(made, found);
  };
  const callbacksIn: Read = (value, name, tell) =>
    mapOf(
      (one, at, say) =>
        mapOf(object(pathItem, "a path item"), "path items by expression", true)(deref(one), at, say),
      "callbacks by name",
    )(value, name, tell);
  function deref(value: unknown): unknown {
    const ref = isObject(value) ? value["$ref"] : undefined;
    const target = typeof ref === "string" ? targetOf(document, ref) : undefined;
    return target === undefined || "wrong" in target ? value : target.value;
  }
  const server = object(
    () => ({
      url: text,
      description: words,
      variables: mapOf(
        object(() => ({ default: text }), "a variable"),
        "variables by name",
      ),
    }),
    "a server",
  );
  const scheme = object(
    () => ({ type: text, scheme: text, in: text, name: text, openIdConnectUrl: text, description: words }),
    "a security scheme",
  );
  return {
    document: {
      info: object(
        () => ({
          title: text,
          version: text,
          summary: words,
          description: words,
          license: object(() => ({ name: text, identifier: text }), "a license"),
        }),
        "an object",
      ),
      servers: listOf(server, "a list of servers"),
      paths,
      webhooks: paths,
      security,
      components: object(() => ({ securitySchemes: mapOf(scheme, "schemes by name") }), "an object"),
      "x-closed-responses": anything,
    } satisfies Record<string, Read>,
  };
}

const places: ReadonlySet<unknown> = new Set(["query", "path", "header", "cookie"]);
