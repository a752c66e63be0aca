import type { ProblemTexting } from "../../lib/problem-table.ts";

/** What a path, a query, a header field, a form or a body can't carry. */
export const travelProblems = {
  "file-not-in-form": {
    message: "`{path}` is a `filePart()`, but only a part of a form can carry a file.",
    fix: "Make it a field of a `multipart()` body, or use `binary()` for a body that is one file.",
  },
  "form-without-fields": {
    message:
      "The form at `{place}` is not a `z.object()` with only named fields; a form consists of named parts.",
    fix: "Use `z.object()` or `z.strictObject()`, and name each part.",
  },
  "media-type-form:binary": {
    message:
      "The body at `{place}` has the media type `{mediaType}`; expected a media type, such as `image/png`, or a range, such as `image/*`.",
    fix: "Write the media type that is sent.",
  },
  "media-type-form:file": {
    message:
      "The file at `{place}` has the media type `{mediaType}`; expected a media type, such as `image/png`, or a range, such as `image/*`.",
    fix: "Write the media type that is sent.",
  },
  "media-type-form:form": {
    message:
      "The body at `{place}` has the media type `{mediaType}`; expected `application/x-www-form-urlencoded`.",
    fix: "Write `application/x-www-form-urlencoded`, or use the function of the vocabulary for the media type.",
  },
  "media-type-form:json": {
    message:
      "The body at `{place}` has the media type `{mediaType}`; expected one media type, such as `application/merge-patch+json`.",
    fix: "Write the media type that is sent, or use the function of the vocabulary for it.",
  },
  "media-type-form:multipart": {
    message: "The body at `{place}` has the media type `{mediaType}`; expected `multipart/form-data`.",
    fix: "Write `multipart/form-data`, or use the function of the vocabulary for the media type.",
  },
  "media-type-form:text": {
    message:
      "The body at `{place}` has the media type `{mediaType}`; expected one of text, such as `text/csv` or `application/xml`.",
    fix: "Write the media type that is sent, or use `binary()` if it isn't text.",
  },
  "media-type-twice": {
    message: "Two bodies at `{place}` have the media type `{mediaType}`, so nobody can tell them apart.",
    fix: "Give one of them another media type, or make one body of both: `json(z.union([A, B]))`.",
  },
  "parameter-explode:deep": {
    message: "`{place}` has the style `deepObject` with `explode: false`, which OpenAPI doesn't define.",
    fix: "Leave `explode` out; `deepObject` always writes each field by itself.",
  },
  "parameter-explode:delimited": {
    message: "`{place}` has the style `{style}` with `explode: true`, which OpenAPI doesn't define.",
    fix: "Leave `explode` out; or use the style `form`, which writes each item by itself.",
  },
  "parameter-field-twice": {
    message:
      "`{place}` is written as a parameter for each field, and its field `{field}` has the name of another parameter.",
    fix: 'Rename one, or write the object under its own name: `style: "deepObject"`, or `explode: false`.',
  },
  "parameter-form": {
    message: "`{place}` has a form that `param()` doesn't have.",
    fix: 'Write `{ style, explode, allowReserved, lossy }`, each if it differs from the default, or `{ mediaType: "application/json" }`.',
  },
  "parameter-form-misplaced": {
    message: "`{path}` is made with `param()`, but it is not a parameter of an operation.",
    fix: "Use `param()` around the whole schema of a parameter, in `params`, `query` or `headers`.",
  },
  "parameter-form-misplaced:form": {
    message:
      "`{path}` is made with `param()`, but it is a field of a form, where a list repeats its name and an object is JSON.",
    fix: 'Remove `param()`. If the server expects another form, such as `{name}[a]=…`, declare the body as it is sent: `text("application/x-www-form-urlencoded")`.',
  },
  "parameter-reserved": {
    message:
      "`{place}` has `allowReserved`, but in {location} no character needs encoding because it is reserved.",
    fix: "Remove `allowReserved`.",
  },
  "parameter-style": {
    message: "`{place}` has the style `{style}`, but {location} has only `{styles}`.",
    fix: "Use a style of its place.",
  },
  "part-header:own": {
    message: "The part `{place}` has the header field `{name}`, which a form writes itself.",
    fix: "Remove it; `mediaType` says what the part is.",
  },
  "part-header:twice": {
    message:
      "The part `{place}` has the header field `{name}` twice, because case does not matter in its name.",
    fix: "Remove one of them.",
  },
  "part-header:value": {
    message: "The header field `{name}` of the part `{place}` is {value}, which a part can't carry as it is.",
    fix: "Write a text of ASCII without spaces around it.",
  },
  "part-type:file": {
    message:
      "The part `{place}` has the media type `{mediaType}`, which its file, of `{taken}`, does not have.",
    fix: "Give `filePart()` a range that covers it, such as `image/*`, and list the types here.",
  },
  "part-type:form": {
    message:
      "The part `{place}` has the media type `{mediaType}`; expected one media type, such as `text/csv`.",
    fix: "Write the media type that is sent; several of them as a list.",
  },
  "part-type:several": {
    message: "The part `{place}` has the media types `{types}`, and nobody can tell which of them is sent.",
    fix: "Name one of JSON and one of text at most; only a file may have several.",
  },
  "part-type:structure": {
    message:
      "The part `{place}` has the media type `{mediaType}`, but it can be an object, which only JSON carries.",
    fix: 'Name a media type of JSON, too: `mediaType: ["text/plain", "application/json"]`.',
  },
  "part-type:text": {
    message: "The part `{place}` has the media type `{mediaType}`, which is one of neither JSON nor text.",
    fix: "Use `filePart()` for bytes, or a media type of text, such as `text/csv`.",
  },
  "part-unknown": {
    message: "`parts` at `{place}` names `{part}`, which is not a field of the form.",
    fix: "Name a field of the form's schema.",
  },
  "stream-misplaced": {
    message: "The body at `{place}` is a `stream()`, which an error can't be.",
    fix: "Use `json()` for an error, or `binary()` for bytes.",
  },
  "value-not-carried:anything": {
    message: "`{place}` can be of any type, which {carrier} can't carry unambiguously.",
    fix: "Name the type: text is a `z.string()`, `z.number()`, `z.boolean()` or a list of one of them.",
  },
  "value-not-carried:empty-list": {
    message: "`{place}` can be an empty list, which {carrier} can't carry unambiguously.",
    fix: "Require an item, `.min(1)`; or let the list be absent, which an empty one is read as: `.optional()`, `.default([])`.",
  },
  "value-not-carried:empty-list-in-path": {
    message: "`{place}` can be an empty list, which {carrier} can't carry unambiguously.",
    fix: "Require an item: `.min(1)`.",
  },
  "value-not-carried:empty-object": {
    message: "`{place}` can be an empty object, which {carrier} can't carry unambiguously.",
    fix: "Require a field; or let the object be absent, which an empty one is read as: `.optional()`, `.default({})`.",
  },
  "value-not-carried:empty-object-in-path": {
    message: "`{place}` can be an empty object, which {carrier} can't carry unambiguously.",
    fix: "Require a field.",
  },
  "value-not-carried:exploded-cookie": {
    message:
      "`{place}` can be a list or an object whose parts stand by themselves, which {carrier} can't carry: a request has one cookie of a name.",
    fix: 'Write it in one text: `param(…, { explode: false })`, or `param(…, { mediaType: "application/json" })`.',
  },
  "value-not-carried:field-with-separator": {
    message:
      "`{place}` can be an object with {type} in a field or its name, which {carrier} can't carry unambiguously.",
    fix: 'Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  },
  "value-not-carried:field-with-space": {
    message:
      "`{place}` can be an object with an empty field, or a space at the start or end of one, which {carrier} can't carry unambiguously.",
    fix: 'Give the fields a pattern without it, or write the object as JSON: `mediaType: "application/json"`.',
  },
  "value-not-carried:file": {
    message: "`{place}` can be a file, which {carrier} can't carry unambiguously.",
    fix: "Use `filePart()` in a `multipart()` body.",
  },
  "value-not-carried:item-blank": {
    message: "`{place}` can be a list with an empty item, which {carrier} can't carry unambiguously.",
    fix: "List the values of the items, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
  },
  "value-not-carried:item-with-comma": {
    message: "`{place}` can be a list with a comma in an item, which {carrier} can't carry unambiguously.",
    fix: "List the values of the items, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
  },
  "value-not-carried:item-with-separator": {
    message: "`{place}` can be a list with {type} in an item, which {carrier} can't carry unambiguously.",
    fix: "Give the items a pattern without it, or use a style that encodes it.",
  },
  "value-not-carried:item-with-space": {
    message:
      "`{place}` can be a list with a space at the start or end of an item, which {carrier} can't carry unambiguously.",
    fix: "List the values of the items, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
  },
  "value-not-carried:list-in-list": {
    message: "`{place}` can be a list within a list, which {carrier} can't carry unambiguously.",
    fix: "Use one list, or send the value in a JSON body.",
  },
  "value-not-carried:list-in-object": {
    message: "`{place}` can be a list, which {carrier} can't carry unambiguously.",
    fix: 'Give the list a parameter of its own, or write the object as JSON: `mediaType: "application/json"`.',
  },
  "value-not-carried:no-list": {
    message: "`{place}` can be a value that is neither a list nor an object, which {carrier} doesn't have.",
    fix: "Remove the style; a single value is written in the default one.",
  },
  "value-not-carried:no-object": {
    message: "`{place}` can be a value that is not an object, which {carrier} doesn't have.",
    fix: "Use `deepObject` for objects only.",
  },
  "value-not-carried:null": {
    message: "`{place}` can be `null`, which {carrier} can't carry unambiguously.",
    fix: "Remove `null`; `.optional()` says that a value may be left out. An optional parameter with `param(schema, { lossy: true })` reads `null` so.",
  },
  "value-not-carried:number-or-text": {
    message:
      "`{place}` can be a {type} or a string that reads as one, which {carrier} can't carry unambiguously.",
    fix: 'Use one type, or list the strings beside the {type}: `z.literal("auto")`. A parameter with `param(schema, { lossy: true })` reads such a string as a {type}.',
  },
  "value-not-carried:open-names": {
    message: "`{place}` can have fields of any name, which {carrier} can't carry unambiguously.",
    fix: 'Name the fields, or write the object under its own name: `style: "deepObject"`, or `explode: false`.',
  },
  "value-not-carried:structure": {
    message: "`{place}` can be a `z.{type}()`, which {carrier} can't carry unambiguously.",
    fix: 'Say how it is written, as in `param(schema, { style: "deepObject" })` or `{ mediaType: "application/json" }`; or give each field a parameter of its own.',
  },
  "value-not-carried:structure-or-other": {
    message: "`{place}` can be an object or something else, which {carrier} can't carry unambiguously.",
    fix: 'Give each its own part, put both into an object, or tell them apart by media type: `parts: { name: { mediaType: ["text/plain", "application/json"] } }`.',
  },
  "value-not-carried:tuple": {
    message: "`{place}` can be a tuple, which {carrier} can't carry unambiguously.",
    fix: "Use a list of one type: `z.array(z.number()).length(4)`, or a parameter for each.",
  },
  "value-not-carried:value-or-list": {
    message: "`{place}` can be one value or a list, which {carrier} can't carry unambiguously.",
    fix: "Accept only the list, `z.array()`; one value is a list of one.",
  },
  "word-of-first-body": {
    message: "A further body at `{place}` says `{word}`, which all of them share.",
    fix: "Say it in the first body.",
  },
} as const satisfies ProblemTexting;
