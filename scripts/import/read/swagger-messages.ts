import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep, valueAt } from "../../lib/json-pointer.ts";
import type { TellFate } from "../account.ts";

type Editable = Record<string, unknown>;

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

const forms = { file: "multipart/form-data", text: "application/x-www-form-urlencoded" } as const;

/**
 * Writes requests and answers of Swagger 2.0 into the document of OpenAPI 3 that an upgrade made of it: the media types are
 * those of the operation, a form has all that is said of its fields, and what is shared holds where it is used.
 */
export function writeMessages(old: Json, made: Json, tell: TellFate): void {
  for (const [path, item] of Object.entries(isObject(old["paths"]) ? old["paths"] : {})) {
    const target = valueAt(made, `/paths${pointerStep(path)}`);
    if (!isObject(item) || !isObject(target)) continue;
    const shared = parametersOf(item, old);
    keepTravelling(target as Editable, item, old);
    for (const method of methods) {
      const [operation, into] = [item[method], target[method]];
      if (!isObject(operation) || !isObject(into)) continue;
      const own = parametersOf(operation, old);
      const isOwn = (one: Json) =>
        own.some((other) => other["name"] === one["name"] && other["in"] === one["in"]);
      const all = [...shared.filter((one) => !isOwn(one)), ...own];
      const place = `${method.toUpperCase()} ${path}`;
      for (const { name, in: location, collectionFormat } of all)
        if (collectionFormat === "tsv")
          tell(
            "left out",
            `${place} ${location} ${name}`,
            "`collectionFormat: tsv`",
            "OpenAPI 3 has no style for it",
          );
      const operationMade = into as Editable;
      keepTravelling(operationMade, operation, old);
      const body = requestBodyOf(all, listed(operation["consumes"] ?? old["consumes"]));
      if (body) operationMade["requestBody"] = body;
      else delete operationMade["requestBody"];
      writeResponses(operationMade, operation, old);
      const servers = serversOf(operation["schemes"], old);
      if (servers) operationMade["servers"] = servers;
      delete operationMade["schemes"];
    }
  }
  dropInlined(old, made);
}

/** Takes out what now stands where it is used. */
function dropInlined(old: Json, made: Json): void {
  const components = made["components"];
  const used = JSON.stringify(old["paths"] ?? {});
  for (const [kind, place] of [
    ["requestBodies", "parameters"],
    ["responses", "responses"],
  ] as const) {
    const named = isObject(components) ? components[kind] : undefined;
    if (!isObject(named)) continue;
    for (const name of Object.keys(named))
      if (used.includes(JSON.stringify(`#${pointerStep(place)}${pointerStep(name)}`)))
        delete (named as Editable)[name];
  }
}

/** The parameters of a path or an operation, behind their references. */
function parametersOf(holder: Json, old: Json): Json[] {
  const all: unknown = holder["parameters"];
  return (Array.isArray(all) ? all : []).map((one) => behind(one, old)).filter(isObject);
}

function behind(value: unknown, old: Json): unknown {
  const ref = isObject(value) ? value["$ref"] : undefined;
  return typeof ref === "string" && ref.startsWith("#") ? valueAt(old, ref.slice(1)) : value;
}

/** Takes references to what is now a request body out of the parameters. */
function keepTravelling(target: Editable, holder: Json, old: Json): void {
  const all: unknown = target["parameters"];
  if (!Array.isArray(all)) return;
  const gone = new Set(
    (Array.isArray(holder["parameters"]) ? holder["parameters"] : [])
      .filter((one) => isObject(one) && isInBody(behind(one, old)))
      .map((one) =>
        String((one as Json)["$ref"])
          .split("/")
          .at(-1),
      ),
  );
  const isGone = (one: unknown) =>
    isObject(one) &&
    String(one["$ref"] ?? "").startsWith("#/components/requestBodies/") &&
    gone.has(String(one["$ref"]).split("/").at(-1));
  target["parameters"] = all.filter((one) => !isGone(one));
}

function isInBody(parameter: unknown): boolean {
  return isObject(parameter) && (parameter["in"] === "body" || parameter["in"] === "formData");
}

function requestBodyOf(parameters: readonly Json[], consumes: readonly string[]): Editable | undefined {
  const body = parameters.find((one) => one["in"] === "body");
  const fields = parameters.filter((one) => one["in"] === "formData");
  if (body) {
    const types = consumes.length > 0 ? consumes : ["application/json"];
    const media = { schema: modernised(body["schema"] ?? {}) };
    return {
      ...(typeof body["description"] === "string" ? { description: body["description"] } : {}),
      ...(body["required"] === true ? { required: true } : {}),
      content: Object.fromEntries(types.map((type) => [type, structuredClone(media)])),
    };
  }
  if (fields.length === 0) return undefined;
  const hasFile = fields.some((one) => one["type"] === "file");
  const said = consumes.filter((type) => Object.values<string>(forms).includes(type));
  const fitting = said.filter((type) => !hasFile || type === forms.file);
  const types = fitting.length > 0 ? fitting : [hasFile ? forms.file : forms.text];
  const required = fields.filter((one) => one["required"] === true).map((one) => String(one["name"]));
  const encoding = Object.fromEntries(
    fields.flatMap((one) => {
      const style = styles[String(one["collectionFormat"] ?? "csv")];
      return one["type"] === "array" && style ? [[String(one["name"]), { style, explode: false }]] : [];
    }),
  );
  const media = {
    schema: {
      type: "object",
      properties: Object.fromEntries(fields.map((one) => [String(one["name"]), fieldOf(one)])),
      ...(required.length > 0 ? { required } : {}),
    },
    ...(Object.keys(encoding).length > 0 ? { encoding } : {}),
  };
  return {
    ...(required.length > 0 ? { required: true } : {}),
    content: Object.fromEntries(types.map((type) => [type, structuredClone(media)])),
  };
}

const styles: Readonly<Record<string, string>> = {
  csv: "form",
  ssv: "spaceDelimited",
  pipes: "pipeDelimited",
};

/** What is said of a field of a form, beside where it is and how it is written. */
function fieldOf(parameter: Json): unknown {
  const {
    name: _n,
    in: _i,
    required: _r,
    collectionFormat: _c,
    allowEmptyValue: _a,
    ...keywords
  } = parameter;
  return modernised(keywords);
}

function writeResponses(target: Editable, operation: Json, old: Json): void {
  const [given, made] = [operation["responses"], target["responses"]];
  if (!isObject(given) || !isObject(made)) return;
  const produces = listed(operation["produces"] ?? old["produces"]);
  const into = made as Editable;
  for (const [status, one] of Object.entries(given)) {
    const response = behind(one, old);
    if (!isObject(response)) continue;
    const examples: Json = isObject(response["examples"]) ? response["examples"] : {};
    const isSaid = response["schema"] !== undefined || Object.keys(examples).length > 0;
    const known = produces.length > 0 ? produces : Object.keys(examples);
    const types = known.length > 0 ? known : ["application/json"];
    const schema = response["schema"] === undefined ? {} : { schema: modernised(response["schema"]) };
    const content = types.map((type) => [
      type,
      structuredClone({ ...schema, ...(type in examples ? { example: examples[type] } : {}) }),
    ]);
    const { schema: _s, examples: _e, headers, ...words } = response;
    into[status] = {
      ...words,
      ...(isObject(headers) ? { headers: headersOf(headers) } : {}),
      ...(isSaid ? { content: Object.fromEntries(content) } : {}),
    };
  }
}

function headersOf(headers: Json): Editable {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, header]) => {
      if (!isObject(header)) return [];
      const { description, collectionFormat: _, ...keywords } = header;
      return [
        [name, { ...(description === undefined ? {} : { description }), schema: modernised(keywords) }],
      ];
    }),
  );
}

/** The servers of an operation with schemes of its own. */
function serversOf(schemes: unknown, { host, basePath = "" }: Json): { readonly url: string }[] | undefined {
  if (!Array.isArray(schemes) || schemes.length === 0 || typeof host !== "string") return undefined;
  return schemes.map((scheme) => ({ url: `${scheme}://${host}${basePath === "/" ? "" : basePath}` }));
}

/** A schema of Swagger 2.0 in the words of OpenAPI 3. */
function modernised(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modernised);
  if (!isObject(schema)) return schema;
  const made = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      name === "$ref" && typeof value === "string"
        ? value.replace(/^#\/definitions\//, "#/components/schemas/")
        : isData(name)
          ? value
          : modernised(value),
    ]),
  );
  return made["type"] === "file" ? { ...made, type: "string", format: "binary" } : made;
}

/** Whether a keyword has values, not schemas. */
function isData(keyword: string): boolean {
  return ["example", "default", "enum"].includes(keyword) || keyword.startsWith("x-");
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
