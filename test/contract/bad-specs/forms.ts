import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

const at = "operations/renameThing";

/** A parameter of this schema in a part of the operation, and the problem of the form that `param` states. */
function stated(part: "params" | "query" | "headers", schema: string, wanted: string, name = "q"): BadSpec {
  const source =
    part === "params"
      ? tinySpecWith('path: "/things/{id}"', `path: "/things/{id}/{${name}}"`).replace(
          "params: {",
          `params: { ${name}: ${schema},`,
        )
      : tinySpecWith("params: {", `${part}: { ${name}: ${schema} },\n  params: {`);
  return {
    name: `${schema} in ${part}`,
    source: source.replace("json }", "json, param }"),
    wanted: [`18 ${wanted.replaceAll("AT", `${at}/${part}/${name}`)}`],
  };
}

/** Forms that `param` states and that a place doesn't have, or in which values would not travel. */
export const forms: readonly BadSpec[] = [
  stated(
    "query",
    'param(z.string(), { style: "matrix" })',
    "parameter-style AT: `AT` has the style `matrix`, but a query has only `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`. → Use a style of its place.",
  ),
  stated(
    "params",
    'param(z.string(), { style: "deepObject" })',
    "parameter-style AT: `AT` has the style `deepObject`, but a path has only `simple`, `label`, `matrix`. → Use a style of its place.",
  ),
  stated(
    "headers",
    'param(z.string(), { style: "form" })',
    "parameter-style AT: `AT` has the style `form`, but a header field has only `simple`. → Use a style of its place.",
  ),
  stated(
    "query",
    'param(z.array(z.int()).min(1), { style: "pipeDelimited", explode: true })',
    "parameter-explode AT: `AT` has the style `pipeDelimited` with `explode: true`, which OpenAPI doesn't define. → Leave `explode` out; or use the style `form`, which writes each item by itself.",
  ),
  stated(
    "query",
    'param(z.object({ a: z.int() }), { style: "deepObject", explode: false })',
    "parameter-explode AT: `AT` has the style `deepObject` with `explode: false`, which OpenAPI doesn't define. → Leave `explode` out; `deepObject` always writes each field by itself.",
  ),
  stated(
    "headers",
    "param(z.string(), { allowReserved: true })",
    "parameter-reserved AT: `AT` has `allowReserved`, but in a header field no character needs encoding because it is reserved. → Remove `allowReserved`.",
  ),
  stated(
    "query",
    'param(z.string(), { style: "csv" } as never)',
    'parameter-form AT: `AT` has a form that `param()` doesn\'t have. → Write `{ style, explode, allowReserved, lossy }`, each if it differs from the default, or `{ mediaType: "application/json" }`.',
  ),
  stated(
    "query",
    'param(z.string(), { mediaType: "text/csv" })',
    'parameter-form AT: `AT` has a form that `param()` doesn\'t have. → Write `{ style, explode, allowReserved, lossy }`, each if it differs from the default, or `{ mediaType: "application/json" }`.',
  ),
  stated(
    "query",
    "param(z.object({ id: z.int(), q: z.int() }), {})",
    'parameter-field-twice AT: `AT` is written as a parameter for each field, and its field `q` has the name of another parameter. → Rename one, or write the object under its own name: `style: "deepObject"`, or `explode: false`.',
  ),
  stated(
    "query",
    "param(z.object({ a: z.int().optional() }), {})",
    "value-not-carried AT: `AT` can be an empty object, which a query in the style `form`, exploded, can't carry unambiguously. → Require a field; or let the object be absent, which an empty one is read as: `.optional()`, `.default({})`.",
  ),
  stated(
    "query",
    "param(z.record(z.string(), z.int()), {})",
    'value-not-carried AT: `AT` can have fields of any name, which a query in the style `form`, exploded, can\'t carry unambiguously. → Name the fields, or write the object under its own name: `style: "deepObject"`, or `explode: false`.',
  ),
  stated(
    "query",
    "param(z.object({ a: z.array(z.int()) }), { explode: false })",
    'value-not-carried AT.a: `AT.a` can be a list, which an object in a query can\'t carry unambiguously. → Give the list a parameter of its own, or write the object as JSON: `mediaType: "application/json"`.',
  ),
  stated(
    "query",
    "param(z.object({ a: z.object({ b: z.int() }) }), { explode: false })",
    'value-not-carried AT.a: `AT.a` can be a `z.object()`, which an object in a query can\'t carry unambiguously. → Say how it is written, as in `param(schema, { style: "deepObject" })` or `{ mediaType: "application/json" }`; or give each field a parameter of its own.',
  ),
  stated(
    "query",
    "param(z.object({ a: z.int().nullable() }), { explode: false })",
    "value-not-carried AT.a: `AT.a` can be `null`, which an object in a query can't carry unambiguously. → Remove `null`; `.optional()` says that a value may be left out. An optional parameter with `param(schema, { lossy: true })` reads `null` so.",
  ),
  stated(
    "query",
    "param(z.union([z.string(), z.array(z.string()).min(1)]), { explode: false })",
    "value-not-carried AT: `AT` can be one value or a list, which a query in the style `form` can't carry unambiguously. → Accept only the list, `z.array()`; one value is a list of one.",
  ),
  stated(
    "query",
    "param(z.array(z.string().nullable()).min(1), { explode: false })",
    "value-not-carried AT: `AT` can be `null`, which a query in the style `form` can't carry unambiguously. → Remove `null`; `.optional()` says that a value may be left out. An optional parameter with `param(schema, { lossy: true })` reads `null` so.",
  ),
  stated(
    "query",
    'param(z.array(z.string()).min(1), { style: "spaceDelimited" })',
    "value-not-carried AT: `AT` can be a list with a space in an item, which a query in the style `spaceDelimited` can't carry unambiguously. → Give the items a pattern without it, or use a style that encodes it.",
  ),
  stated(
    "query",
    'param(z.array(z.string()).min(1), { style: "pipeDelimited" })',
    "value-not-carried AT: `AT` can be a list with a pipe in an item, which a query in the style `pipeDelimited` can't carry unambiguously. → Give the items a pattern without it, or use a style that encodes it.",
  ),
  stated(
    "query",
    "param(z.array(z.string()).min(1), { explode: false, allowReserved: true })",
    "value-not-carried AT: `AT` can be a list with a comma in an item, which a query in the style `form` can't carry unambiguously. → Give the items a pattern without it, or use a style that encodes it.",
  ),
  stated(
    "query",
    'param(z.string(), { style: "pipeDelimited" })',
    "value-not-carried AT: `AT` can be a value that is neither a list nor an object, which a query in the style `pipeDelimited` doesn't have. → Remove the style; a single value is written in the default one.",
  ),
  stated(
    "query",
    'param(z.array(z.int()).min(1), { style: "deepObject" })',
    "value-not-carried AT: `AT` can be a value that is not an object, which a query in the style `deepObject` doesn't have. → Use `deepObject` for objects only.",
  ),
  stated(
    "query",
    'param(z.record(z.string(), z.int()), { style: "spaceDelimited" })',
    'value-not-carried AT: `AT` can be an object with a space in a field or its name, which a query in the style `spaceDelimited` can\'t carry unambiguously. → Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  ),
  stated(
    "params",
    'param(z.array(z.number()).min(1), { style: "label", explode: true })',
    "value-not-carried AT: `AT` can be a list with a dot in an item, which a path in the style `label`, exploded, can't carry unambiguously. → Give the items a pattern without it, or use a style that encodes it.",
  ),
  stated(
    "params",
    'param(z.array(z.int()), { style: "matrix" })',
    "value-not-carried AT: `AT` can be an empty list, which a path in the style `matrix` can't carry unambiguously. → Require an item: `.min(1)`.",
  ),
  stated(
    "params",
    "param(z.object({ a: z.int().optional() }), {})",
    "value-not-carried AT: `AT` can be an empty object, which a path in the style `simple` can't carry unambiguously. → Require a field.",
  ),
  stated(
    "headers",
    "param(z.object({ a: z.string() }), {})",
    'value-not-carried AT: `AT` can be an object with a comma in a field or its name, which a header field in the style `simple` can\'t carry unambiguously. → Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  ),
  stated(
    "headers",
    'param(z.object({ a: z.enum(["", "b"]) }), {})',
    'value-not-carried AT: `AT` can be an object with an empty field, or a space at the start or end of one, which a header field in the style `simple` can\'t carry unambiguously. → Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  ),
  stated(
    "headers",
    'param(z.object({ "a=b": z.int() }), { explode: true })',
    'value-not-carried AT: `AT` can be an object with an equals sign in a field or its name, which a header field in the style `simple`, exploded, can\'t carry unambiguously. → Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  ),
  {
    name: "a form of something that is not a parameter",
    source: tinySpecWith(
      'z.string().min(1, "name is required")',
      'param(z.string().min(1, "name is required"), { style: "form" })',
    ).replace("json }", "json, param }"),
    wanted: [
      "6 parameter-form-misplaced operations/renameThing/body.name: `operations/renameThing/body.name` is made with `param()`, but it is not a parameter of an operation. → Use `param()` around the whole schema of a parameter, in `params`, `query` or `headers`.",
    ],
  },
  {
    name: "a form of a field of a form, which is optional",
    source: tinySpecWith(
      "body: json(Thing, {",
      'body: form(Thing.extend({ tags: param(z.record(z.string(), z.string()), { style: "deepObject" }).optional() }), {',
    ).replace("json }", "form, json, param }"),
    wanted: [
      '19 parameter-form-misplaced operations/renameThing/body.tags: `operations/renameThing/body.tags` is made with `param()`, but it is a field of a form, where a list repeats its name and an object is JSON. → Remove `param()`. If the server expects another form, such as `tags[a]=…`, declare the body as it is sent: `text("application/x-www-form-urlencoded")`.',
    ],
  },
];
