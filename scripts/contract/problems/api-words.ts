import type { ProblemTexting } from "../../lib/problem-table.ts";

/** What the words about the API and about calls can have wrong. */
export const apiWordProblems = {
  "body-limit-of-stream": {
    message: "`{operationId}` has a `bodyLimit`, but its request body is a `stream()`, which no one counts.",
    fix: "Remove it, or use `binary()`, whose bytes are read before the handler is called.",
  },
  "body-limit-without-body": {
    message: "`{operationId}` has a `bodyLimit`, but no request body.",
    fix: "Remove it, or give the operation a `body`.",
  },
  "deadline-before-timeout": {
    message:
      "`deadline` of `{operationId}` is {deadline} ms, less than its `timeout` of {timeout} ms: no attempt could take as long.",
    fix: "Raise `deadline`, or lower `timeout`.",
  },
  "email-form": {
    message: "`{place}` is {text}; expected an e-mail address.",
    fix: "Write it in that form.",
  },
  "example-over-limit": {
    message:
      "The example `{name}` of the request body of `{operationId}` has {bytes} bytes, more than its `bodyLimit` of {bodyLimit}.",
    fix: "Raise `bodyLimit`, or shorten the example.",
  },
  "extension-name": {
    message:
      "`{place}` has an extension `{name}`; OpenAPI knows an extension by the `x-` that its name begins with.",
    fix: "Write `x-` before it, without spaces.",
  },
  "extension-of-nothing": {
    message: "`{place}` is an extension of `{name}`, which is not among the `{part}` of `{operationId}`.",
    fix: "Name a parameter that the operation has, or remove it.",
  },
  "extension-reserved": {
    message: "`{place}` has the extension `{name}`, which the toolchain itself writes.",
    fix: "Use the word of the vocabulary that it stands for, or give it another name.",
  },
  "extension-value": {
    message: "The value of the extension `{name}` of `{place}` is not JSON; the document can't hold it.",
    fix: "Write plain objects, lists, texts, finite numbers, booleans and `null`.",
  },
  "retries-not-safe": {
    message:
      "`{operationId}` has `retries: {retries}`, but it is not idempotent: sending it twice may do it twice, so no client sends it again.",
    fix: "Remove `retries`, or write `idempotent: true` if the server takes it only once.",
  },
  "server-insecure": {
    message:
      "A server of `{operationId}`, `{url}`, is not encrypted; the client would send the credential to it.",
    fix: "Use `https:`.",
  },
  "server-variable-default": {
    message:
      "The default of the variable `{name}` of `{place}` is {value}, which is not one of its values: {values}.",
    fix: "Make one of them the default, or add it to `enum`.",
  },
  "server-variable-undeclared": {
    message: "The URL of `{place}` has a variable `{name}` that `variables` does not declare.",
    fix: "Declare it with a `default`, or write its value into the URL.",
  },
  "server-variable-unused": {
    message: "`{place}` declares a variable `{name}` that its URL does not have.",
    fix: "Write `{{name}}` into the URL, or remove the variable.",
  },
} as const satisfies ProblemTexting;
