import { markdownBanner } from "../../lib/banner.ts";
import { cell, codeCell, plainLine, proseLine } from "../../lib/markdown/write.ts";
import { carrierOf } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import { serverUrl } from "../../model/server-url.ts";
import { bulletList, schemeSentences } from "../credential-words.ts";
import type { ClientOperation } from "./client-operation.ts";
import { credentialOptions, errorClass } from "./names.ts";
import { sampleText } from "./sample.ts";
import { securedSchemes } from "./secured.ts";

/** The client's README. Its code is compiled by a test. */
export function readmeText(api: ApiModel, operations: readonly ClientOperation[]): string {
  const { title, version, summary } = api.info;
  const { client: name } = api.packages;
  return `${markdownBanner}

# \`${name}\`

The client of ${plainLine(title)}, ${version}. ${plainLine(summary)} Every answer is checked against the contract, every
outcome is a typed value, and a bundle contains only the operations that are used.

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
| \`"network-error"\` | no complete answer | \`reason\`, \`code\` |
| \`"timeout"\` | an attempt or the whole call took too long | \`limit\` |
| \`"aborted"\` | \`signal\` ended the call | \`reason\` |
| \`"invalid-request"\` | the input breaks the contract; nothing was sent | \`pointer\`, \`expected\` |

A call throws only for a programming error: a missing or wrong option. \`unwrap(result)\` returns the data of a documented
success and throws \`${errorClass(api.info)}\`, with the \`result\`, for everything else.

## Input

The second argument holds path parameters, query parameters and header fields under their own names, and the fields of the
body if that is a required object. A body of another form, or with a field that has the name of a parameter, goes into the
field \`body\`.

A value that can't be sent in its place is an \`"invalid-request"\`, too: an empty text, \`.\` or \`..\` in a path; an empty list
in a form, which would look like an absent one; in a header field, text with a space around it or a character outside
Latin-1. If the contract has a range of media types, \`image/*\`, bytes are sent with the type of their \`Blob\` or with the
\`Content-Type\` in \`headers\`, otherwise as \`image/octet-stream\`.

## Options

| option | default | what |
| --- | --- | --- |
${optionRows(api)}| \`baseUrl\` | ${codeCell(serverUrl(api.servers[0]))} | \`http:\` beyond this machine is refused without \`allowInsecure\` |
| \`fetch\` | the platform's | sends one \`Request\`; pass your own in tests |
| \`validate\` | \`true\` | \`false\` turns off the checks of inputs and answers |
| \`retries\` | 2 | how many times to send again |
| \`timeout\` | 30,000 | milliseconds for one attempt, up to the end of the body; \`Infinity\`: no limit |
| \`deadline\` | 100,000 | milliseconds for the whole call |
| \`maxBytes\` | 16,777,216 | size limit of a body in bytes, after decompression |
| \`headers\` | | header fields for every request |
| \`logger\`, \`logLevel\` | none, \`"warn"\` | \`console\`, or an object with some of its methods |
| \`allowInsecure\` | \`false\` | allows \`http:\` beyond this machine |
${credentialsText(api)}
Each call takes \`{ signal, headers, retries, timeout, deadline, maxBytes }\` as its third argument.

- **Checks.** Unknown fields and unknown values of open enums pass. Import from \`${name}/unchecked\` to leave the checks out of a
  bundle; \`validate: false\` turns them off at run time.
- **Retries.** A call that is safe to repeat is sent again when the connection fails, when an attempt times out, and for 408,
  429, 500, 502, 503 and 504. The wait is what \`Retry-After\` says, up to a minute, otherwise a random part of half a second,
  which doubles each time.
  A \`TypeError\` or the like that does not mention a connection is a mistake in your own \`fetch\`: the call is not sent again.
- **Safety.** No result, error or log line contains the key. A key of less than 8 characters is hidden only where it stands
  alone, as a whole header field or after its name, not inside other words. Redirects are not followed: a redirect is a result
  like any other status, or a \`"network-error"\` in a browser.
- **Middleware.** \`openapiFetch(client)\` returns an [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) client, for \`use\` and for
  calls by path; from then on, the functions go through it, too. Retries and the key are below it: a middleware sees neither.
  The dependency exists only for this: without \`openapiFetch\`, the functions call \`fetch\` directly, and a bundle contains
  nothing of openapi-fetch, which would add 2.8 kB to it and double what a call costs besides the network.
`;
}

function optionRows(api: ApiModel): string {
  const schemes = securedSchemes(api);
  if (schemes.length === 0)
    return credentialOptions(api)
      .map(
        ({ option, description }) =>
          `| \`${option}\` | | ${cell(proseLine(description))} May be a function, called before each attempt. |\n`,
      )
      .join("");
  return schemes
    .map(({ name, description, isBasic, option }) => {
      const form = isBasic ? " `{ username, password }`, or `user:password`." : "";
      const also = option ? ` The option \`${option}\` is the same.` : "";
      return `| \`credentials.${name}\` | | ${cell(proseLine(description))}${form}${also} |\n`;
    })
    .join("");
}

/** The section about credentials if there are several. */
function credentialsText(api: ApiModel): string {
  if (securedSchemes(api).length === 0) return "";
  return `
## Credentials

\`credentials\` has one for each security scheme. Each may be a function: it is called before each attempt, and once more
after a 401; the request is then sent again if the credential is another one. A call uses the first alternative of its
operation whose credentials are all given; the compiler refuses a call for which they are not, and names what is missing.

${bulletList(schemeSentences(api).map(proseLine))}
${exceptionsText(api)}`;
}

/** Notes about credentials that not every platform can send. */
function exceptionsText({ components }: ApiModel): string {
  const schemes = Object.entries(components.securitySchemes);
  const certificates = schemes.filter(([, { type }]) => type === "mutualTLS").map(([name]) => `\`${name}\``);
  const sentences = [
    ...(schemes.some(([, scheme]) => carrierOf(scheme)?.in === "cookie")
      ? [
          'A cookie can\'t be set in a browser: such a call is a `"network-error"` with the code `COOKIE_NOT_SET`.',
        ]
      : []),
    ...(certificates.length > 0
      ? [
          `For ${certificates.join(" and ")}, \`credentials\` has nothing: pass a \`fetch\` whose connections show the certificate.`,
        ]
      : []),
  ];
  return sentences.length > 0 ? `\n${sentences.join("\n")}\n` : "";
}
