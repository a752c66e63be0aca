import { markdownBanner } from "../../lib/banner.ts";
import { cell, codeCell, plainLine, proseLine } from "../../lib/markdown/write.ts";
import type { ApiModel } from "../../model/model.ts";
import type { ClientOperation } from "./client-operation.ts";
import { credentialOptions, errorClass } from "./names.ts";
import { sampleText } from "./sample.ts";

/** The client's README. Its code is compiled by a test. */
export function readmeText(api: ApiModel, operations: readonly ClientOperation[]): string {
  const { title, version, summary } = api.info;
  const { client: name } = api.packages;
  return `${markdownBanner}

# \`${name}\`

The client of ${plainLine(title)}, ${version}. ${plainLine(summary)} Every answer is checked against the contract, every
outcome is a value with a type, and a bundle holds only the operations that are used.

\`\`\`sh
npm install ${name}
\`\`\`

${sampleText(api, operations)}
## Results

\`result.status\` says what happened; a \`switch\` over it is exhaustive. Every result has \`request\` (method and URL)
and \`attempts\`; every result with an answer has \`response\`, whose body has been read. [api.md](api.md) lists the documented
statuses of each operation.

| \`status\` | what | fields |
| --- | --- | --- |
| a documented success | \`ok: true\` | \`data\` |
| a documented error | its text, known ones as literals | \`error\`, \`body\` |
| \`"undocumented"\` | a status that the contract does not have | \`raw\` |
| \`"contract-breach"\` | a body that breaks the contract | \`pointer\`, \`expected\`, \`raw\` |
| \`"not-json"\` | a body that is not JSON | \`raw\` |
| \`"network-error"\` | no whole answer | \`reason\`, \`code\` |
| \`"timeout"\` | an attempt or the whole call took too long | \`limit\` |
| \`"aborted"\` | \`signal\` ended the call | \`reason\` |
| \`"invalid-request"\` | the input breaks the contract; nothing was sent | \`pointer\`, \`expected\` |

A call throws for a programming error only: a missing or wrong option. \`unwrap(result)\` returns the data of a documented
success and throws \`${errorClass(api.info)}\`, with the \`result\`, for everything else.

## Input

The second argument holds path parameters, query parameters and header fields under their own names, and beside them the fields
of the body where that is an object that must be there. A body of another form, or with a field that is named as a parameter,
goes into the field \`body\`.

A value that its place can't carry is an \`"invalid-request"\`, too: an empty text, \`.\` and \`..\` in a path; an empty list in a
form, which would look like no list; in a header field, text with a space around it or a character beyond Latin-1. Bytes of a range of media
types, \`image/*\`, are sent as what their \`Blob\` or a \`Content-Type\` among \`headers\` says, else as \`image/octet-stream\`.

## Options

| option | default | what |
| --- | --- | --- |
${credentialOptions(api)
  .map(
    ({ option, description }) =>
      `| \`${option}\` | | ${cell(proseLine(description))} May be a function, asked before each attempt. |\n`,
  )
  .join(
    "",
  )}| \`baseUrl\` | ${codeCell(api.servers[0].url)} | \`http:\` is refused beyond this machine, unless \`allowInsecure\` |
| \`fetch\` | the platform's | sends one \`Request\`; hand in your own in tests |
| \`validate\` | \`true\` | \`false\`: neither inputs nor answers are checked |
| \`retries\` | 2 | how often to send again |
| \`timeout\` | 30,000 | milliseconds for one attempt, to the end of the body; \`Infinity\`: no limit |
| \`deadline\` | 100,000 | milliseconds for the whole call |
| \`maxBytes\` | 16,777,216 | a larger body, unpacked, is refused |
| \`headers\` | | header fields of every request |
| \`logger\`, \`logLevel\` | none, \`"warn"\` | \`console\`, or anything with some of its methods |
| \`allowInsecure\` | \`false\` | allows \`http:\` beyond this machine |

Each call takes \`{ signal, headers, retries, timeout, deadline, maxBytes }\` as its third argument.

- **Checks.** Unknown fields and unknown values of open enums pass. Import from \`${name}/unchecked\` to leave the checks out of a
  bundle; \`validate: false\` leaves them out of a run.
- **Retries.** A call that may be repeated without harm is sent again when the connection fails, when an attempt times out, and
  for 408, 429, 500, 502, 503 and 504: after what \`Retry-After\` says, at most a minute, else after a random part of half
  a second, doubled each time.
  A \`TypeError\` or its like that tells of no connection is a mistake in the \`fetch\` that was given, and is not sent again.
- **Safety.** The key is in no result, error or log line; one of less than 8 characters is hidden where it stands whole: as
  all of a header field or behind its name, but not within other words. No redirect is followed: it is a result like any other status, in a
  browser a \`"network-error"\`.
- **Middleware.** \`openapiFetch(client)\` returns an [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) client, for \`use\` and for
  calls by path; once asked for, the functions go through it, too. Retries and the key are below it: a middleware sees neither.
  The dependency is there for this alone: without \`openapiFetch\`, the functions call \`fetch\` directly, and a bundle contains
  nothing of openapi-fetch, which would add 2.8 kB to it and double what a call costs beside the network.
`;
}
