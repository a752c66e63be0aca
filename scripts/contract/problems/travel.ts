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
  "value-not-carried:anything": {
    message: "`{place}` can be of any type, which {carrier} can't carry unambiguously.",
    fix: "Name the type: text is a `z.string()`, `z.number()`, `z.boolean()` or a list of one of them.",
  },
  "value-not-carried:empty-list": {
    message: "`{place}` can be an empty list, which {carrier} can't carry unambiguously.",
    fix: "Require an item, `.min(1)`; or let an absent list mean an empty one: `.default([])`.",
  },
  "value-not-carried:empty-list-in-path": {
    message: "`{place}` can be an empty list, which {carrier} can't carry unambiguously.",
    fix: "Require an item: `.min(1)`.",
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
  "value-not-carried:item-with-space": {
    message:
      "`{place}` can be a list with a space at the start or end of an item, which {carrier} can't carry unambiguously.",
    fix: "List the values of the items, or give them a pattern without a comma: `z.array(z.string().regex(/^[\\w-]+$/))`.",
  },
  "value-not-carried:list-in-list": {
    message: "`{place}` can be a list within a list, which {carrier} can't carry unambiguously.",
    fix: "Use one list, or send the value in a JSON body.",
  },
  "value-not-carried:null": {
    message: "`{place}` can be `null`, which {carrier} can't carry unambiguously.",
    fix: "Remove `null`; `.optional()` says that a value may be left out.",
  },
  "value-not-carried:number-or-text": {
    message:
      "`{place}` can be a {type} or a string that reads as one, which {carrier} can't carry unambiguously.",
    fix: 'Use one type, or list the strings beside the {type}: `z.literal("auto")`.',
  },
  "value-not-carried:structure": {
    message: "`{place}` can be a `z.{type}()`, which {carrier} can't carry unambiguously.",
    fix: "Give each field a parameter of its own, or send the value in a JSON body.",
  },
  "value-not-carried:structure-or-other": {
    message: "`{place}` can be an object or something else, which {carrier} can't carry unambiguously.",
    fix: "Give each its own part, or put both into an object.",
  },
  "value-not-carried:tuple": {
    message: "`{place}` can be a tuple, which {carrier} can't carry unambiguously.",
    fix: "Use a list of one type: `z.array(z.number()).length(4)`, or a parameter for each.",
  },
  "value-not-carried:value-or-list": {
    message: "`{place}` can be one value or a list, which {carrier} can't carry unambiguously.",
    fix: "Accept only the list, `z.array()`; one value is a list of one.",
  },
} as const satisfies ProblemTexting;
