import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What can't be made of a contract, and why no operation can be added to a spec. */
export const emitProblems = {
  "api-name": {
    message:
      "`{name}` can't be the name of an API, because no package can have it: npm's names begin with a letter.",
    fix: "Name it with letters and digits, the first a letter: `--name Acme`.",
  },
  "cast-field-unknown": {
    message: "`docs.cast` of `{operation}` names the field `{field}`, which its first answer does not have.",
    fix: "Name fields of the answer's schema, those inside others after a dot: `items.id`.",
  },
  "docs-environment": {
    message:
      "The security scheme `{scheme}` reads its key from `{environment}`, which is not a name of an environment variable.",
    fix: "Use letters, digits and `_`.",
  },
  "docs-header": {
    message:
      "The security scheme `{scheme}` sends its key in `{header}`, which is not a usual name of a header field.",
    fix: "Use letters, digits, `-` and `_`.",
  },
  "docs-not-a-sentence": {
    message: "`{field}` of `{operation}` is more than one paragraph.",
    fix: "Write one paragraph: it stands in a table.",
  },
  "docs-path": {
    message: "The {field} `{name}` of `{operation}` is not a name for a file and a part of a URL.",
    fix: "Use lower-case letters, digits, `-` and `_`.",
  },
  "docs-summary": {
    message: "The summary of the example `{example}` of `{operation}` is not a heading.",
    fix: "Write one line that does not end like an anchor, `[#…]`.",
  },
  "docs-words": {
    message: "The {field} of `{operation}` is not one line of text: {text}.",
    fix: "Write one line of plain text, without blanks before it.",
  },
  "example-not-json": {
    message: "The example `{example}` of `{operation}`'s body is not a JSON value: {reason}.",
    fix: "Give the value as it travels: null, booleans, finite numbers, well-formed strings, arrays and plain objects.",
  },
  "generated-does-not-parse": {
    message: "The generated file `{file}` would not parse: {reason}.",
    fix: "Look for a name or a text in the spec that stands at this place, and change it.",
  },
  "header-unsayable": {
    message: "The example of `{operation}`'s header field `{header}` can't be sent in HTTP.",
    fix: "Give a value of visible ASCII characters, with blanks only between them.",
  },
  "input-field-twice:body": {
    message:
      "The client's function `{operation}` would take two fields `{field}`, one of them from the body.",
    fix: "Rename one of the two.",
  },
  "input-field-twice:parameters": {
    message:
      "The client's function `{operation}` would take two fields `{field}`, one of them from the {location}.",
    fix: "Rename one of the two parameters.",
  },
  "keyword-without-check": {
    message: "The client can't check the keyword `{keyword}`.",
    fix: "State the rule with other Zod methods, or as a `rule`.",
  },
  "multipart-field-name": {
    message: "The field `{field}` of `{operation}`'s body has a name that clients escape in different ways.",
    fix: "Use letters, digits, `_`, `-`, `.` and square brackets.",
  },
  "operation-exists": {
    message: "The file exists already, and nothing was changed.",
    fix: "Edit it; or give the other operation a path of its own.",
  },
  "operation-id-reserved": {
    message:
      "The client can't have a function `{operation}`: the name is the package's own, or not a name in TypeScript.",
    fix: "Choose another `operationId`.",
  },
  "operation-ids-alike:file": {
    message: "The client can't tell `{first}` and `{second}` apart: both would stand in `{file}.ts`.",
    fix: "Choose an `operationId` that differs in more than capitals.",
  },
  "operation-ids-alike:types": {
    message:
      "The client can't tell `{first}` and `{second}` apart: their functions and types would have one name.",
    fix: "Choose an `operationId` that differs in more than capitals.",
  },
  "page-block": {
    message: "A block of `{language}` does not parse: {reason}.",
    fix: "Correct it; or name no language after the fence, if it is not code.",
  },
  "page-component:malformed": {
    message: "`{name}` can't be shown by the site: {rule}.",
    fix: "Write its attributes as literals, as the pages of operations do.",
  },
  "page-component:unknown": {
    message: "The page uses `{name}`, which it does not import and the docs do not know.",
    fix: "Import it in the page; or use one of `Callout`, `Card`, `Cards`, `Tabs`, `Tab` and `TypeTable`.",
  },
  "page-does-not-parse": {
    message: "The page is not MDX: {reason}.",
    fix: "Correct it there; put a brace or a `<` that is text in back-ticks.",
  },
  "page-expression": {
    message: "The page shows the value of `{name}`, which it neither defines nor imports.",
    fix: "Write `operation:` before an `operationId` for a fact of it; put a brace that is text in back-ticks.",
  },
  "page-fact-unknown:operation": {
    message: "The page takes a fact from the operation `{operation}`, which the docs do not have.",
    fix: "Name an operation by its `operationId`, or take the sentence out.",
  },
  "page-fact-unknown:word": {
    message: "`{word}` is not a fact of the operation `{operation}`.",
    fix: "Write one of `method`, `path`, `title` and `link`, or nothing for method and path.",
  },
  "page-front-matter": {
    message: "The front matter of the page has a wrong form: {reason}.",
    fix: "Begin the page with `---`, `title: …`, `description: …` and `---`.",
  },
  "page-link:address": {
    message: "The link `{url}` is not an address that a reader can open.",
    fix: "Write a whole address, such as `https://example.com` or `mailto:a@example.com`, or a link to a page.",
  },
  "page-link:anchor": {
    message: "The link `{url}` leads to no heading: `{path}` has no `#{anchor}`.",
    fix: "Write the heading's words in lower case with `-` between them, or the anchor that it has in `[#…]`.",
  },
  "page-link:image": {
    message: "The image `{url}` is not in the docs: they hold only pages.",
    fix: "Give it an address on the rest of the site, which begins with `/`, or a whole one.",
  },
  "page-link:page": {
    message: "The link `{url}` leads to no page: the docs have no `{path}`.",
    fix: "Link relative to the page and without extension: `./get-item`, `../items/get-item`.",
  },
  "page-name": {
    message: "`{name}` is not a name for a file and a part of a URL.",
    fix: "Use lower-case letters, digits, `-` and `_`.",
  },
  "page-name-unknown:field": {
    message:
      "`docs.{word}` of `{operation}` names `{name}`, which is neither a parameter nor a field of its body or answers.",
    fix: "Name a row of its tables as they have it: `limit`, `season.from`, `boats[].name`.",
  },
  "page-name-unknown:response": {
    message: "`docs.{word}` of `{operation}` names `{name}`, which is not one of its `responses`.",
    fix: "Name the status of one of its `responses`.",
  },
  "page-order:form": {
    message: "The order of the pages can't be read: {reason}.",
    fix: 'Write it like `{ "pages": ["overview", "..."] }`.',
  },
  "page-order:left-out": {
    message: "The order of the pages leaves out {names}.",
    fix: 'Add them, or `"..."` in the place of all others.',
  },
  "page-order:unknown": {
    message: "The order names `{name}`, which is not a page.",
    fix: "Name pages by their files, without extension.",
  },
  "page-twice": {
    message: "There are two pages `{path}`: this one and that of an operation.",
    fix: "Give the file another name.",
  },
  "path-template": {
    message: "`{path}` is not a path below the API's base path.",
    fix: "Write it like `/items/{item_id}`.",
  },
  "path-unsayable": {
    message: "`{operation}`'s path parameter `{parameter}` can't be {value}: no URL can carry it.",
    fix: "Give well-formed text other than nothing, `.` and `..`.",
  },
  "query-unsayable": {
    message: "The example of `{operation}`'s query parameter `{parameter}` {reason}: no URL can carry it.",
    fix: "Give well-formed text.",
  },
  "reference-failed": {
    message: "Redocly CLI can't make the reference: {output}.",
    fix: "Run `npx redocly build-docs generated/openapi.yaml` to see its whole output.",
  },
  "sample-name-twice": {
    message:
      "The path parameter `{parameter}` of `{operation}` has the same name as another one in a language that writes names in another case.",
    fix: "Rename one of them: they differ only in capitals and punctuation.",
  },
  "sample-unsayable": {
    message: "The example of `{operation}` can't be written in {language}: {reason}.",
    fix: "Give an example without it.",
  },
  "section-name": {
    message:
      "`{section}` is not the name of a section, which is a folder too: expected lower-case letters, digits and hyphens.",
    fix: "Write it like `line-items`.",
  },
  "security-schemes-alike": {
    message:
      "The client can't tell the security schemes `{first}` and `{second}` apart: both would be its option `{option}`.",
    fix: "Choose names that differ in more than capitals and punctuation.",
  },
  "spec-index-form": {
    message: "The lists `operations` and `sections` are not written out in the object of `defineApi`.",
    fix: "Write them there, or add the operation to its list by hand: the file is the same.",
  },
  "spec-missing:of-new-operation": {
    message: "The spec can't be read: {reason}.",
    fix: "Name the module whose default export is the API with `--spec`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `emitProblems`. */
export const emitProblem: ProblemMaker<typeof emitProblems> = problemMaker(emitProblems);
