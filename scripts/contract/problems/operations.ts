import type { ProblemTexting } from "../../lib/problem-table.ts";

/** Operations, names and texts that contradict themselves, each other, or HTTP. */
export const operationProblems = {
  "body-not-allowed": {
    message: "The response {status} of `{operationId}` has a body, but HTTP allows none.",
    fix: "Use `noContent()`, or another status.",
  },
  "body-not-sent": {
    message:
      "`{operationId}` has a request body, but HTTP gives a body no meaning with {method}, and `fetch` refuses to send it.",
    fix: "Use `POST`, `PUT` or `PATCH`, or move the fields to `query`.",
  },
  "body-without-end": {
    message:
      "The response {status} of `{operationId}` is a `{mediaType}`, whose end the client would wait for.",
    fix: 'Write `stream("{mediaType}", Event, { example })`: the client passes it on unread, as it arrives.',
  },
  "body-word": {
    message: "`{word}` stands at `{place}`, but the body of a request has none.",
    fix: "Remove it; header fields of a request are the operation's `headers`, links those of a response.",
  },
  "callback-url": {
    message: "`{place}` is {url}; expected a URL, or an expression in braces that gives one.",
    fix: "Write where the URL comes from, in braces: `$request.body#/url`.",
  },
  "cookie-twice": {
    message: "`{operationId}` has `cookies`, and the header field `{name}`, which is all of them.",
    fix: "Remove the header field, and name each cookie in `cookies`.",
  },
  "duplicate-operation-id": {
    message: "Two operations have the `operationId` `{operationId}`.",
    fix: "Rename one of them.",
  },
  "duplicate-operation-id:capitals": {
    message:
      "The operations `{first}` and `{second}` differ only in capitals, which some file systems ignore.",
    fix: "Rename one of them.",
  },
  "duplicate-page": {
    message: "{operations} have the same docs page, `{page}`.",
    fix: "Give one of them another `page`.",
  },
  "duplicate-route": {
    message: "{operations} have the same method and path, `{route}`.",
    fix: "Change the method or the path of one of them.",
  },
  "duplicate-section": {
    message: "Two sections have the `id` `{section}`.",
    fix: "Rename one of them.",
  },
  "duplicate-webhook": {
    message: "{webhooks} have the same `name`, `{name}`, which is the key of a webhook in the document.",
    fix: "Give one of them another `name`.",
  },
  "error-among-responses": {
    message: "`responses` of `{operationId}` has the status {status}; expected 200 to 399.",
    fix: "Move the error to `errors`, with a `when` that says when it occurs.",
  },
  "error-among-responses:interim": {
    message:
      "`responses` of `{operationId}` has `{status}`, but interim answers reach neither the handler nor the caller.",
    fix: "Remove it: an operation is answered with 200 or more.",
  },
  "error-among-responses:sent": {
    message: "`responses` of `{operationId}` has the status {status}; expected 200 to 599.",
    fix: "Write the status with which a receiver answers, or a range: `2XX`, `4XX`.",
  },
  "error-bodies-mixed": {
    message:
      "One error {status} of `{operationId}` has {first}, another one {second}; a caller has no way to expect both.",
    fix: "Give all of them bodies of one kind or of different media types, or give one another status.",
  },
  "error-body": {
    message:
      'The schema of the errors rejects `{ {textField}: "…" }`, which is the body of every error: {reason}.',
    fix: "Make `{textField}` its only required field, a string.",
  },
  "error-body-kind": {
    message: "The body of the error `{place}` is of `{kind}()`, which errors do not have.",
    fix: "Use `json()`, `binary()` or `noContent()`.",
  },
  "error-body-kind:usual": {
    message: "The body of `{place}` is bytes, but the server answers this error itself, and has none.",
    fix: "Use `json()` with an example, or `noContent()`.",
  },
  "error-body:own": {
    message: "The example of the body of `{place}` is not of its schema: {reason}.",
    fix: "Correct the example, or `values` that stand in it.",
  },
  "error-body:values": {
    message: "The body of `{place}` is not of the schema of the errors: {reason}.",
    fix: "Give the server what is missing, in `code` or `values`; or give the error a `body` of its own, with an example.",
  },
  "error-examples": {
    message: "The body of the error `{place}` has {count} examples; expected one, which is what is answered.",
    fix: "Give it one `example`, and write another error for each other case.",
  },
  "error-header-required": {
    message:
      "The errors {status} of `{operationId}` always have the header field `{name}`, but the server itself answers some of them, and has no value for it.",
    fix: "Let it be absent, `.optional()`; or give the handler's errors another status.",
  },
  "error-header-twice": {
    message:
      "Two errors {status} of `{operationId}` name the header field `{name}`, each with its own schema.",
    fix: "Name it at one of them: all errors of a status have the same header fields.",
  },
  "error-headers": {
    message:
      "`{place}` has the header field `{name}`, but the server answers this error itself, and has no value for it.",
    fix: "Make it `.optional()`, or a `z.literal()`, which the server sends.",
  },
  "error-id-twice": {
    message: "`{operationId}` has the id {id} for two errors: {errors}.",
    fix: "Give one of them another `id`.",
  },
  "error-place": {
    message:
      "`{key}` of the error `{place}` points to `{at}`, but the schema of its body has no place for it there.",
    fix: "Name a field of the schema, such as `/error/message` or `error.message`, and let the example have it.",
  },
  "error-place:number": {
    message: "`{key}` of the error `{place}` points to `{at}`, where its body has a number, not a text.",
    fix: "Name it `code` if programs tell errors by it and it is an integer; otherwise leave `{key}` out: the number stands in the example.",
  },
  "error-range-several": {
    message: "`{operationId}` has several bodies for {status}, and errors of a range have one.",
    fix: "Give the range one body, or document its statuses by themselves.",
  },
  "error-text-missing": {
    message: "The error `{place}` has no text, but its body has one at `{pointer}`.",
    fix: 'Write it: `error: "…"`.',
  },
  "error-text-swallowed": {
    message:
      "`{operationId}` answers {status} with “{pattern}” and with “{text}”, and one can be taken for the other.",
    fix: "Give one another text or another status, or let a part have fewer values: a number, an enum.",
  },
  "error-text-twice": {
    message: "The API's errors have their text both in `textField` (`{textField}`) and in `text` (`{text}`).",
    fix: "Remove one of them.",
  },
  "error-twice": {
    message: "`{operationId}` documents {error} twice: as `errors/{first}` and as `errors/{second}`.",
    fix: "Merge the two into one, with a `when` that covers both; or give one another text.",
  },
  "error-without-place": {
    message: "The error `{place}` has the {what} “{word}”, but the form of its body has no place for it.",
    fix: 'Say where it stands, `{key}: "/error/{key}"` beside the schema of the body; or remove it.',
  },
  "error-word-elsewhere": {
    message: "`{word}` at `{place}` says where an error's body has a part, but this is not an error's body.",
    fix: "Remove it.",
  },
  "expression-form": {
    message: "`{place}` has `{expression}`, which is not a runtime expression of OpenAPI.",
    fix: "Write `$request.path.id`, `$request.query.id`, `$request.header.id`, `$request.body#/id`, `$response.header.id`, `$response.body#/id`, `$url`, `$method` or `$statusCode`.",
  },
  "expression-of-nothing": {
    message: "`{place}` has `{expression}`, but the messages of `{operationId}` have nothing there.",
    fix: "Name a parameter, a header field, or a field of a body that its schema has.",
  },
  "file-name": {
    message: "Files are named after {name}, but can't be: {reason}.",
    fix: "Give it another name.",
  },
  "form-in-response": {
    message: "The response {status} of `{operationId}` is a `{kind}()`, which only a request can be.",
    fix: 'Answer with `json()`; or declare the form as it is sent: `text("application/x-www-form-urlencoded")`, `binary("multipart/form-data")`.',
  },
  "header-name-form": {
    message: "`{place}` is {text}; expected the name of a header field (RFC 9110, section 5.6.2).",
    fix: "Write it in that form.",
  },
  "header-of-message": {
    message: "`{name}` at `{place}` is a header field that clients and servers set themselves.",
    fix: "Remove it, or give the field a name of your own.",
  },
  "header-reserved": {
    message: "`{operationId}` describes the header `{name}`, but OpenAPI ignores it among the parameters.",
    fix: "Describe it by the media type of a body, or by `security`.",
  },
  "header-twice": {
    message:
      "`{first}` and `{second}` at `{place}` are the same header field, because case does not matter in its name.",
    fix: "Remove one of them, or give it another name.",
  },
  "license-form": {
    message: "`{place}` is {text}; expected an SPDX identifier or expression, such as `MIT`.",
    fix: "Write one of https://spdx.org/licenses, or `LicenseRef-…` with the text in `license.file`.",
  },
  "link-body": {
    message: "The link `{place}` gives a `requestBody`, but `{operationId}` has none.",
    fix: "Remove it, or link to another operation.",
  },
  "link-of-error": {
    message: "The error `{place}` has `links`, but nothing that follows an error could be documented.",
    fix: "Put them at the response of a success.",
  },
  "link-of-error:receiver": {
    message: "`{place}` has `links`, but a receiver answers there, who has no operations.",
    fix: "Remove them.",
  },
  "link-operation": {
    message:
      "The link `{place}` leads to `{operationId}`, which is not an operation; expected one of: {known}.",
    fix: "Use one of these, or add the operation.",
  },
  "link-parameter": {
    message: "The link `{place}` gives a parameter `{name}`, which `{operationId}` does not have.",
    fix: "Name one of its parameters, or put the location before it: `path.id`, `query.id`, `header.id`.",
  },
  "name-inherited": {
    message:
      "The {what} `{name}` at `{place}` has the name of a property that every JavaScript object inherits, so it would seem to be present even if it is left out.",
    fix: "Give it another name.",
  },
  "no-schema-produces-text": {
    message:
      "`{operationId}` documents a {status} (“{when}”), but no schema rejects {given} with a text of its own.",
    fix: 'Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
  },
  "no-success-response": {
    message:
      "`{operationId}` documents no response: neither one of 200 to 399 nor an error or `default` of its own.",
    fix: "Add one: `200: json(Schema, { example })`, or `204: noContent()`; or the errors, if they are all that is known.",
  },
  "package-name-form": {
    message: "`{place}` is {text}; expected a name that npm accepts, such as `@scope/name`.",
    fix: "Write lower-case letters, digits, `-`, `.` and `_`, at most 214 of them, and not the name of a module of Node.",
  },
  "pagination-without-list": {
    message: "`{operationId}` has `pagination`, but {what} is not a list.",
    fix: "Name the field of the response that holds the items: `items`; leave it out if the response is the list itself.",
  },
  "path-form": {
    message:
      "`{place}` is {text}; expected the path of a URL (RFC 3986), with names in braces and other characters percent-encoded, such as `%20`.",
    fix: "Write it in that form.",
  },
  "path-parameter-not-in-path": {
    message: "`params` of `{operationId}` has `{name}`, but the path `{path}` has no `{{name}}`.",
    fix: "Add `{{name}}` to the path, or remove `{name}` from `params`.",
  },
  "path-parameter-optional": {
    message: "`{name}` of `{operationId}` is optional, but a part of a path is always present.",
    fix: "Remove `.optional()` or `.default()`.",
  },
  "path-parameter-twice": {
    message: "The path `{path}` of `{operationId}` has `{{name}}` twice.",
    fix: "Give each its own name.",
  },
  "path-parameter-without-schema": {
    message: "The path `{path}` of `{operationId}` has `{{name}}`, but `params` has no `{name}`.",
    fix: "Add `{name}` to `params`, or remove `{{name}}` from the path.",
  },
  "path-parameters-regroup": {
    message:
      "In `{segment}` of the path of `{operationId}`, a value of `{{name}}` may contain the text before the next name, so a reader can't tell where the value ends.",
    fix: "Give `{name}` a pattern without that text, or separate the names by `/`, or by `,`, `;` or `:`, which values only contain encoded.",
  },
  "path-query-twice": {
    message: "The path `{path}` of `{operationId}` has `{name}` in its query, and so have its parameters.",
    fix: "Remove one of them: what the path has is sent with each request.",
  },
  "range-holds-nothing": {
    message:
      "`{status}` of `{operationId}` stands for no status: all that it could stand for are documented on their own.",
    fix: "Remove it, or one of the others.",
  },
  "repository-form": {
    message:
      "`{place}` is {text}; expected the URL of a repository, such as `https://github.com/owner/name`.",
    fix: "Write it in that form.",
  },
  "text-character": {
    message: "The text at `{place}` has the character U+{codePoint}, which pages and comments can't contain.",
    fix: "Remove it, or describe it in words.",
  },
  "text-part-adjacent": {
    message: "In the text “{text}” of the error `{place}`, the part `{name}` follows another one directly.",
    fix: "Write something between the two: nobody can tell where one ends.",
  },
  "text-part-kind": {
    message:
      "The part `{name}` of the text of the error `{place}` is not always a string, a number or a boolean.",
    fix: "Give it a schema of such values: `z.int()`, `z.string()`, `z.enum([…])`.",
  },
  "text-part-twice": {
    message: "The text “{text}” of the error `{place}` has the part `{name}` twice.",
    fix: "Give the second one a name and a schema of its own.",
  },
  "text-part-undeclared": {
    message: "The text “{text}” of the error `{place}` has `{placeholder}`, which `parts` does not have.",
    fix: "Give it a schema in `parts`, or write it without braces.",
  },
  "text-part-unplaced": {
    message: "`parts` of the error `{place}` has `{name}`, but its text “{text}” has no `{placeholder}`.",
    fix: "Write `{placeholder}` where its value stands, or remove it from `parts`.",
  },
  "text-without-schema": {
    message: "`{operationId}` documents the {status} text “{error}”, but no schema can produce it.",
    fix: 'Let a schema reject with this text and write `given: { … }` here, or write `by: "handler"` if the server\'s own code decides it.',
  },
  "unique-not-set": {
    message:
      "`{place}` names `{field}`, but `{operationId}` does not set it, so no request can give a value that is taken.",
    fix: "Add `{field}` to `sets`, or remove it from `unique`.",
  },
  "unique-without-conflict": {
    message: "`{operationId}` has the law `unique`, but documents no 409 for a value that is taken.",
    fix: 'Add it to `errors`: `{ status: 409, error: "…", when: "…" }`; or remove `unique`.',
  },
  "unknown-decision": {
    message:
      "`{place}` names the decision `{decision}`, which is not a heading of `{file}`; expected one of: {headings}.",
    fix: "Write the decision into `{file}`, under a heading of that name.",
  },
  "unknown-decision:near": {
    message:
      "`{place}` names the decision `{decision}`, which is not a heading of `{file}`; expected one of: {headings}.",
    fix: "Write `{meant}` if you mean that; otherwise write the decision under a heading of that name.",
  },
  "unknown-decision:no-headings": {
    message: "`{place}` names the decision `{decision}`, but `{file}` has no headings.",
    fix: "Write the decision into `{file}`, under a heading of that name.",
  },
  "unknown-decision:no-readme": {
    message: "`{place}` names the decision `{decision}`, but there is no `{file}` that records it.",
    fix: "Write the decision into `{file}`, under a heading of that name.",
  },
  "unknown-field": {
    message: "`{place}` names `{name}`, which is not a {what}; expected one of: {known}.",
    fix: "Correct the name.",
  },
  "unknown-field:near": {
    message: "`{place}` names `{name}`, which is not a {what}; expected one of: {known}.",
    fix: "Write `{meant}` if you mean that; otherwise remove it.",
  },
  "unknown-field:none": {
    message: "`{place}` names `{name}`, which is not a {what}: the operation has none.",
    fix: "Add the {what}, or remove the name.",
  },
  "unknown-section": {
    message: "There is no section `{name}`; expected one of: {known}.",
    fix: "Use one of these, or add it to the API.",
  },
  "unknown-section:none": {
    message: "There is no section `{name}`: the API has no sections.",
    fix: "Add it to the `sections` of the API.",
  },
  "unknown-successor": {
    message: "There is no operation `{name}` to succeed `{operationId}`; expected one of: {known}.",
    fix: "Use one of these, or add it to the API.",
  },
  "url-form": {
    message: "`{place}` is {text}; expected a URL that begins with `https://` or `http://`.",
    fix: "Write it in that form.",
  },
  "words-missing": {
    message: "`{operationId}` has no `{field}`.",
    fix: "Write it: the docs page needs it.",
  },
} as const satisfies ProblemTexting;
