import type { ProblemTexting } from "../../lib/problem-table.ts";

/** Schemas, defaults and examples that a document can't describe, or that contradict themselves. */
export const schemaProblems = {
  "closed-response": {
    message:
      "The response at `{path}` is a strict object, but responses may gain fields, so callers must not rely on there being no others.",
    fix: "Use `z.object()`, or write `closedResponses: true` in `defineApi` if the responses of this API never gain a field.",
  },
  "component-name-form": {
    message: "The schema at `{path}` has the name `{name}`; expected letters, digits, `.`, `_` and `-`.",
    fix: "Give it another `id` in its `.meta()`.",
  },
  "component-name-twice": {
    message: "Two different schemas have the name `{name}`: at `{first}` and at `{second}`.",
    fix: "Give one of them another `id` in its `.meta()`.",
  },
  "condition-not-declared": {
    message:
      "The schema at `{path}` has a condition of its own, such as `.refine()`, which a document can't express.",
    fix: "Declare the condition with `rule(schema, { holds, sentence })` of the vocabulary.",
  },
  "condition-not-sayable": {
    message:
      "The schema at `{path}` has the check `{check}`, which a document can't express for a `z.{type}()`.",
    fix: "Put it on the string, number or array that it is about, or declare it with `rule(schema, { holds, sentence })`.",
  },
  "condition-not-sayable:position": {
    message:
      "The schema at `{path}` looks for a text from a position on, which Zod and a document count differently.",
    fix: "Use `.regex(…)`, or `.includes()` without a position.",
  },
  "default-in-response": {
    message: "The response at `{path}` has a default as a whole, but only a field of it can be absent.",
    fix: "Leave the default out, or give it to a field: it says what its absence means.",
  },
  "default-in-update": {
    message:
      "`{operationId}` is a `PATCH` that sets `{field}`, which has a default: a request without `{field}` would reset it.",
    fix: "Give the body of the update a schema of its own without the default (`.partial()` keeps it), or remove `{field}` from `sets`.",
  },
  "default-incomplete": {
    message:
      "The default at `{path}` is `{value}`, which its own schema would turn into `{parsed}`, but a default does not pass through the schema.",
    fix: "Write the whole value as the server gets it, or use `.prefault()`.",
  },
  "default-made-by-function": {
    message: "The default at `{path}` is made by a function, so a document can't state it.",
    fix: "Write the value itself, or write `.optional()` and describe what the server puts there.",
  },
  "default-rejected": {
    message: "The default at `{path}` is `{value}`, which its own schema rejects: {reason}.",
    fix: "Correct the default or the schema.",
  },
  "default-rejected:inside": {
    message: "The default at `{path}` is `{value}`, which its own schema rejects at `{inside}`: {reason}.",
    fix: "Correct the default or the schema.",
  },
  "default-undefined": {
    message: "The default at `{path}` is `undefined`, which is not a value of JSON.",
    fix: "Use `.optional()`.",
  },
  "default-without-effect": {
    message: "The schema at `{path}` has a default, but the value is never absent there.",
    fix: "Remove `.default()`, or put it on the field that may be absent.",
  },
  "default-without-form": {
    message: "The default at `{path}` has no form in JSON.",
    fix: "Write it as the value that travels.",
  },
  "example-missing": {
    message: "The body at `{place}` has no example.",
    fix: "Add one: `{ example: … }`, or `{ examples: { name: { summary, value } } }`.",
  },
  "example-rejected": {
    message: "The schema rejects the example at `{place}`: {reason} (value: {value}).",
    fix: "Correct the example or the schema.",
  },
  "json-schema-keyword": {
    message: "The `jsonSchema()` at `{path}` has the keyword `{keyword}`, by which Zod cannot check values.",
    fix: "Say it by other keywords, or leave it out and declare the condition with `rule()`; in place of a `$ref`, write what it refers to.",
  },
  "json-schema-keyword:reason": {
    message:
      "The `jsonSchema()` at `{path}` has `{keyword}` with what values cannot be checked by: {reason}.",
    fix: "Correct the value of the keyword, or leave it out and declare the condition with `rule()`.",
  },
  "keyword-in-meta": {
    message: "The `.meta()` at `{path}` has the keyword `{keyword}`, but Zod does not check values by it.",
    fix: "Express it with Zod's own methods, with `jsonSchema()` or with `rule()`; `.meta()` is for titles, descriptions and examples.",
  },
  "keyword-in-meta:pattern": {
    message: "The `pattern` in the `.meta()` at `{path}` is not a regular expression of ECMA-262.",
    fix: "Correct it, or use `z.string().regex(…)`.",
  },
  "no-json-form": {
    message: "`{path}` is a `z.{type}()`, a kind of schema that the toolchain does not know.",
    fix: "Use one of the kinds of schemas that it knows, such as `z.object()` or `z.string()`.",
  },
  "no-json-form:bigint": {
    message: "`{path}` is a `z.bigint()`, which has no JSON form.",
    fix: "Use `z.int()`, or `z.string()` for numbers beyond 2^53.",
  },
  "no-json-form:catch": {
    message: "`{path}` is a `z.catch()`, which has no JSON form.",
    fix: "Remove `.catch()`, because it accepts anything.",
  },
  "no-json-form:custom": {
    message: "`{path}` is a `z.custom()`, which has no JSON form.",
    fix: "Use a schema with a form, and `rule()` for what JSON Schema can't express.",
  },
  "no-json-form:date": {
    message: "`{path}` is a `z.date()`, which has no JSON form.",
    fix: "Use `z.iso.datetime()` or `z.iso.date()`, because JSON has no dates.",
  },
  "no-json-form:file": {
    message: "`{path}` is a `z.file()`, which has no JSON form.",
    fix: "Use `filePart()` in a multipart body.",
  },
  "no-json-form:function": {
    message: "`{path}` is a `z.function()`, which has no JSON form.",
    fix: "Remove it.",
  },
  "no-json-form:map": {
    message: "`{path}` is a `z.map()`, which has no JSON form.",
    fix: "Use `z.record()`.",
  },
  "no-json-form:nan": {
    message: "`{path}` is a `z.nan()`, which has no JSON form.",
    fix: "Remove it, because JSON has no NaN.",
  },
  "no-json-form:never": {
    message: "`{path}` is a `z.never()`, which has no JSON form.",
    fix: "Remove the field; `z.strictObject()` refuses unknown ones.",
  },
  "no-json-form:promise": {
    message: "`{path}` is a `z.promise()`, which has no JSON form.",
    fix: "Use the schema of what it resolves to.",
  },
  "no-json-form:set": {
    message: "`{path}` is a `z.set()`, which has no JSON form.",
    fix: "Use `z.array()`.",
  },
  "no-json-form:symbol": {
    message: "`{path}` is a `z.symbol()`, which has no JSON form.",
    fix: "Use `z.string()`.",
  },
  "no-json-form:transform": {
    message: "`{path}` is a `z.transform()`, which has no JSON form.",
    fix: "Describe the form that travels, and transform it in the server.",
  },
  "no-json-form:undefined": {
    message: "`{path}` is a `z.undefined()`, which has no JSON form.",
    fix: "Use `.optional()` on the field.",
  },
  "no-json-form:void": {
    message: "`{path}` is a `z.void()`, which has no JSON form.",
    fix: "Use `noContent()` in place of the body.",
  },
  "one-sided-both": {
    message: "The field at `{path}` is `readOnly` and `writeOnly`, so neither side sends it.",
    fix: "Remove one of the two, or the field.",
  },
  "one-sided-discriminator": {
    message:
      "The field `{name}` at `{path}` tells the alternatives of a union apart, but its `{word}` leaves it out in one direction.",
    fix: "Remove `{word}`, because both sides must tell which alternative they send.",
  },
  "one-sided-place": {
    message: "The schema at `{path}` is `{word}`, but it is not a field of an object in a body.",
    fix: "Put `{word}` on the field that only one side sends; a value that is not sent at all needs no schema.",
  },
  "open-union-option": {
    message: "The option at `{path}` of an `openUnion()` has no literal or enum of strings under `{name}`.",
    fix: "Give it one, because `{name}` tells the options apart.",
  },
  "open-union-twice": {
    message: "The options of the `openUnion()` at `{path}` have `{value}` twice under `{name}`.",
    fix: "Give each option a text of its own, or join the two.",
  },
  "part-without-schema": {
    message:
      "`{part}` of the `z.{type}()` at `{path}` is a value of the type `{given}`; expected a Zod schema.",
    fix: "Give it a schema.",
  },
  "part-without-schema:undefined": {
    message: "`{part}` of the `z.{type}()` at `{path}` is `undefined`; expected a Zod schema.",
    fix: "Give it a schema; use a getter to reach one that is declared further down: `get next() { return Node; }`.",
  },
  "pattern-with-flags": {
    message: "The pattern `{pattern}` at `{path}` has flags, which a document can't express.",
    fix: "Write the pattern without flags: `[aA]` for `i`, `[^]` for `s`.",
  },
  "property-name": {
    message: "The object at `{path}` has the property `{name}`, but JSON has no symbols.",
    fix: "Use a string as its name.",
  },
  "property-name:prototype": {
    message: "A key `__proto__` sets the prototype of its object and creates no property of that name.",
    fix: "Give it another name.",
  },
  "record-names:kind": {
    message: "The record at `{path}` has names of the kind `z.{type}()`.",
    fix: "Use `z.string()`, `z.enum()`, `z.literal()`, `z.templateLiteral()`, or a `z.union()` of these for the names.",
  },
  "record-names:loose": {
    message:
      "The record at `{path}` is a `z.looseRecord()`, which accepts any value under names that its schema does not cover.",
    fix: "Use `z.record()`, or `z.object({ … }).catchall(…)` if some names are known.",
  },
  "record-names:not-texts": {
    message: "The record at `{path}` has names that are not strings.",
    fix: "Use strings: `z.enum([…])`.",
  },
  "record-names:numbers": {
    message:
      "The record at `{path}` has numbers as names, but JSON has only strings there, and Zod reads several strings as the same number.",
    fix: "Use `z.record(z.string().regex(/^\\d+$/), …)` for integers, or `z.enum([…])` of strings.",
  },
  "record-names:rule": {
    message: "The record at `{path}` has names with a rule, which a document can't express.",
    fix: "Put the `rule()` on the record, or describe the names with `z.string().regex(…)`.",
  },
  "recursion-without-name": {
    message: "The schema at `{path}` contains itself and has no name.",
    fix: 'Name it: `.meta({ id: "…" })`; in place of `z.json()` write `z.unknown()`, because all that travels is JSON.',
  },
  "schema-endless": {
    message: "A schema of the spec contains another one, made anew, without end.",
    fix: "Make it once, name it with `.meta({ id })`, and refer to it: `const node = z.lazy(() => …)`, not a function.",
  },
  "spec-asynchronous": {
    message: "The schema at `{path}` has an asynchronous condition or transform.",
    fix: "Make it synchronous, because the verdict on a request must not depend on when it is checked.",
  },
  "spec-asynchronous:somewhere": {
    message: "A schema of the spec has an asynchronous condition or transform.",
    fix: "Make it synchronous, because the verdict on a request must not depend on when it is checked.",
  },
  "value-changes:codec": {
    message:
      "The schema at `{path}` is a codec, such as `z.codec()` or `z.stringbool()`, so the value that is checked or passed on is not the one that travels.",
    fix: 'Describe the form that travels, and change the value in the server after the check; for a boolean in text use `z.enum(["true", "false"])`.',
  },
  "value-changes:coerce": {
    message:
      "The schema at `{path}` coerces, so the value that is checked or passed on is not the one that travels.",
    fix: "Use the schema without `coerce`, because parameters are decoded by their type before Zod sees them.",
  },
  "value-changes:normalized-url": {
    message:
      "The schema at `{path}` normalizes a URL, so the value that is checked or passed on is not the one that travels.",
    fix: "Use `url()` of the vocabulary, or `z.string().regex(…)` for other schemes than `http` and `https`.",
  },
  "value-changes:overwrite": {
    message:
      "The schema at `{path}` overwrites its input, such as by `.trim()`, `.toLowerCase()` or `.normalize()`, so the value that is checked or passed on is not the one that travels.",
    fix: "Remove `.trim()`, `.toLowerCase()` and the like; describe what is accepted with `.regex(…)`, and change the value in the server.",
  },
  "value-changes:parser": {
    message:
      "The schema at `{path}` has a parser of its own, such as by `z.withParser()` or `z.compile()`, so the value that is checked or passed on is not the one that travels.",
    fix: "Use the schema that it was made from.",
  },
  "value-changes:pipe": {
    message:
      "The schema at `{path}` has a `.pipe()`, so the value that is checked or passed on is not the one that travels.",
    fix: "Describe the form that travels, and change the value in the server after the check; merge two schemas of one form into one with the rules of both.",
  },
  "value-changes:preprocess": {
    message:
      "The schema at `{path}` has a `z.preprocess()`, so the value that is checked or passed on is not the one that travels.",
    fix: "Describe the form that travels, and change the value in the server after the check.",
  },
  "value-changes:success": {
    message:
      "The schema at `{path}` returns whether another one accepts it, so the value that is passed on is not the one that travels.",
    fix: "Use `z.boolean()`.",
  },
  "value-changes:transform": {
    message:
      "The schema at `{path}` has a `.transform()`, so the value that is checked or passed on is not the one that travels.",
    fix: "Describe the form that travels, and change the value in the server after the check.",
  },
  "value-changes:url": {
    message:
      "The schema at `{path}` reads a URL as `z.url()` does, which drops spaces and line breaks, so the value that is checked or passed on is not the one that travels.",
    fix: "Use `url()` of the vocabulary, or `z.string().regex(…)` for other schemes than `http` and `https`.",
  },
  "value-without-form:bound": {
    message: "The schema at `{path}` has the bound `{bound}`, which a document can't express.",
    fix: "Use a finite number, other than 0 for `.multipleOf()`, or remove the bound.",
  },
  "value-without-form:listed": {
    message: "The schema at `{path}` lists `{value}`, which has no form in JSON.",
    fix: "List only strings, numbers, booleans and `null`; `.optional()` says that a value may be missing.",
  },
  "value-without-form:none": {
    message: "The schema at `{path}` lists no values, so it accepts nothing.",
    fix: "List at least one value, or remove the field.",
  },
} as const satisfies ProblemTexting;
