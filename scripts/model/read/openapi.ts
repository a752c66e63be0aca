import { isObject, type Json } from "../../lib/json.ts";
import {
  anyText,
  errorPlace,
  errorTemplate,
  listedError,
  slashesAllowed,
  unreadBody,
  visibilityExtension,
} from "../extensions.ts";
import type { Ignore } from "./ignored.ts";
import { objectReader } from "./objects.ts";
import { type Refuse, refTarget } from "./refs.ts";
import type { ReadSchema } from "./schemas.ts";
import { anyValue, flag, listOf, mapOf, members, type Read, textValue, words } from "./shapes.ts";
import { marked, unexpected } from "./unclear.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A reader of members that are not compared: it silently drops a wrong value. */
const silently =
  (read: Read): Read =>
  (value, name) =>
    read(value, name, () => {});

/** Readers of the members whose names begin with `x-`. */
function extensionsOf(object: Json): Readonly<Record<string, Read>> {
  return Object.fromEntries(
    Object.keys(object)
      .filter((key) => key.startsWith("x-"))
      .map((key) => [key, anyValue]),
  );
}

/** The readers of a document's objects, except schemas: each object is read where it is used. */
export function readersOf(document: Json, schema: ReadSchema, refuse: Refuse, ignore: Ignore) {
  const object = objectReader(document, refuse, ignore);
  const ignoreIn = (holder: string) => (extension: string) => ignore(extension, holder);

  const externalDocs = silently(object(() => ({ url: words, description: words }), "an object"));
  const anySchema: Read = (value) => schema(value);
  const example = object(
    () => ({
      summary: words,
      description: words,
      value: anyValue,
      dataValue: anyValue,
      externalValue: words,
      [anyText]: flag,
      [listedError]: flag,
      [visibilityExtension]: words,
      [errorTemplate]: anyValue,
      [errorPlace.text]: anyValue,
      [errorPlace.code]: anyValue,
    }),
    "an example",
  );
  const examples = silently(mapOf(example, "examples by name"));
  const media: Read = (value, name, tell) => mediaObject(value ?? {}, name, tell);
  const mediaObject = object(
    () => ({
      schema: anySchema,
      examples,
      example: anyValue,
      encoding: mapOf(encoding, "encodings by name"),
      [unreadBody]: flag,
    }),
    "a media type object",
  );
  const content = mapOf(media, "media types by name");
  const common = {
    description: words,
    required: flag,
    deprecated: flag,
    style: textValue,
    explode: flag,
    schema: anySchema,
    content,
    examples,
    example: anyValue,
  };
  const headers = mapOf(
    object(() => common, "a header"),
    "headers by name",
  );
  const encoding = object(
    () => ({ contentType: textValue, headers, style: textValue, explode: flag, allowReserved: flag }),
    "an encoding object",
  );
  const parameterObject = object(
    (parameter) => ({
      ...extensionsOf(parameter),
      ...{ ...common, name: textValue, in: textValue, allowReserved: flag, allowEmptyValue: flag },
      [slashesAllowed]: flag,
      ...inSwagger,
    }),
    "a parameter",
    withSchema,
  );
  /** A parameter without a name and a location is left out. */
  const parameter: Read = (value, name, tell) => {
    const made = parameterObject(value, name, tell);
    if (!isObject(made) || (made["in"] !== undefined && made["name"] !== undefined && places.has(made["in"])))
      return made;
    if (places.has(made["in"])) tell(unexpected(`${name}/name`, made["name"], "the parameter's name"));
    else tell(unexpected(`${name}/in`, made["in"], "`query`, `path`, `header` or `cookie`"));
    return undefined;
  };
  const inSwagger = Object.fromEntries(
    "type format items enum default minimum maximum minLength maxLength pattern"
      .split(" ")
      .map((keyword) => [keyword, anyValue]),
  );
  function withSchema(made: Json): Json {
    const own = Object.fromEntries(Object.entries(made).filter(([member]) => !(member in inSwagger)));
    const told = Object.fromEntries(Object.entries(made).filter(([member]) => member in inSwagger));
    return own["schema"] === undefined && own["content"] === undefined && "type" in told
      ? { ...own, schema: schema(told) }
      : own;
  }
  const listed = listOf(parameter, "a list of parameters");
  /** It is undefined which of two parameters with the same location and name applies. */
  const parameters: Read = (value, name, tell) => {
    const made = listed(value, name, tell);
    const seen = new Set<string>();
    for (const one of Array.isArray(made) ? made.filter(isObject) : []) {
      const key = `${one["in"]} ${one["name"]}`;
      if (one["in"] !== undefined && seen.has(key))
        tell(`\`${name}\` has the ${one["in"]} parameter \`${one["name"]}\` twice`);
      seen.add(key);
    }
    return made;
  };
  const body = object(() => ({ description: words, required: flag, content }), "a request body");
  const link = object(
    () => ({
      ...{ operationId: words, operationRef: words, description: words },
      ...{ parameters: anyValue, requestBody: anyValue },
    }),
    "a link",
  );
  const links = silently(mapOf(link, "links by name"));
  const response = object(
    () => ({ summary: words, description: words, headers, content, links }),
    "a response",
  );
  const responses: Read = (value, name, tell) => {
    const made = mapOf(response, "responses by status", ignoreIn("`responses`"))(value, name, tell);
    if (!isObject(made)) return made;
    const isStatus = ([status]: readonly [string, unknown]) => /^([1-5](\d\d|xx)|default)$/i.test(status);
    for (const [status] of Object.entries(made).filter((entry) => !isStatus(entry)))
      tell(unexpected(`${name}/${status}`, status, "a status, a range such as `4XX`, or `default`"));
    return Object.fromEntries(Object.entries(made).filter(isStatus));
  };
  const security = listOf(
    mapOf(listOf(textValue, "a list of scopes"), "scopes by scheme"),
    "a list of requirements",
  );
  const server = object(
    () => ({
      url: textValue,
      description: words,
      variables: mapOf(
        object(
          () => ({ default: textValue, enum: listOf(textValue, "a list of values"), description: words }),
          "a variable",
        ),
        "variables by name",
      ),
    }),
    "a server",
  );
  const servers = listOf(server, "a list of servers");
  const pathItem = (): Readonly<Record<string, Read>> => ({
    summary: words,
    description: words,
    parameters,
    servers,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  });
  const pathItemObject = object(pathItem, "a path item");
  const callback = mapOf(pathItemObject, "path items by expression", ignoreIn("a callback"));
  const calling = new Set<unknown>();
  /** Reads a callback only once, even if its operations contain it again. */
  const callbackOnce: Read = (value, name, tell) => {
    const whole = dereferenced(value);
    if (calling.has(whole)) return undefined;
    calling.add(whole);
    const made = callback(whole, name, tell);
    calling.delete(whole);
    return made;
  };
  function dereferenced(value: unknown): unknown {
    const ref = isObject(value) ? value["$ref"] : undefined;
    const target = typeof ref === "string" ? refTarget(document, ref) : undefined;
    return target === undefined || "wrong" in target ? value : target.value;
  }
  const operationObject: Readonly<Record<string, Read>> = {
    operationId: textValue,
    summary: words,
    description: words,
    tags: listOf(words, "a list of tags"),
    deprecated: flag,
    parameters,
    requestBody: body,
    responses,
    security,
    servers,
    callbacks: mapOf(callbackOnce, "callbacks by name"),
    externalDocs,
  };
  /** Faults inside an operation are marked on the operation. */
  const operation: Read = (value, name, tell) => {
    if (!isObject(value)) {
      tell(unexpected(name, value, "an operation"));
      return undefined;
    }
    const found: string[] = [];
    const table = { ...operationObject, ...extensionsOf(value) };
    const made = members(value, table, "", (one) => void found.push(one));
    return marked(made, found);
  };
  const flow = object(
    () => ({
      ...{ authorizationUrl: textValue, tokenUrl: textValue, refreshUrl: textValue },
      scopes: mapOf(anyValue, "scopes by name"),
    }),
    "an OAuth flow",
  );
  const scheme = object(
    () => ({
      ...{
        type: textValue,
        scheme: textValue,
        in: textValue,
        name: textValue,
        openIdConnectUrl: textValue,
        description: words,
      },
      bearerFormat: words,
      flows: mapOf(flow, "flows by type", ignoreIn("`flows`")),
    }),
    "a security scheme",
  );
  return {
    document: {
      // These members are not compared.
      info: silently(
        object(
          () => ({
            title: textValue,
            version: textValue,
            summary: words,
            description: words,
            termsOfService: words,
            license: object(() => ({ name: textValue, identifier: textValue, url: words }), "a license"),
            contact: object(() => ({ name: words, url: words, email: words }), "a contact"),
          }),
          "the info object",
        ),
      ),
      servers,
      paths: mapOf(pathItemObject, "path items by path", ignoreIn("`paths`")),
      webhooks: mapOf(pathItemObject, "path items by name"),
      security,
      components: object(() => ({ securitySchemes: mapOf(scheme, "schemes by name") }), "an object"),
      tags: silently(
        listOf(
          object(() => ({ name: words, description: words, externalDocs }), "a tag"),
          "a list of tags",
        ),
      ),
      externalDocs,
      ...extensionsOf(document),
    } satisfies Record<string, Read>,
  };
}

const places: ReadonlySet<unknown> = new Set(["query", "path", "header", "cookie"]);

// Coverage: the unit tests have no callback that holds itself, and few parameters in a wrong form; the long tests read real documents.
