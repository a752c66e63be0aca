import type { Problem } from "../../lib/problem.ts";
import type { ContractCheck } from "./index.ts";

interface Kind {
  readonly code: string;
  readonly form: RegExp;
  /** What the text is, and what was expected. */
  readonly words: string;
}

/** Texts that must follow the syntax of names elsewhere. */
const kinds = {
  url: {
    code: "url-form",
    form: /^https?:\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
    words: "a URL that begins with `https://` or `http://`",
  },
  repository: {
    code: "repository-form",
    form: /^(?:git\+)?(?:https?|ssh|git):\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
    words: "the URL of a repository, as `https://github.com/owner/name`",
  },
  package: {
    code: "package-name-form",
    form: /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
    words: "a name that npm takes, as `@scope/name`",
  },
  license: {
    code: "license-form",
    form: /^[A-Za-z0-9.+()-]+(?: [A-Za-z0-9.+()-]+)*$/,
    words: "an identifier or an expression of SPDX, as `MIT`",
  },
  scheme: {
    code: "security-scheme-name-form",
    form: /^[A-Za-z0-9._-]+$/,
    words: "a name of letters, digits, `.`, `_` and `-`",
  },
  path: {
    code: "path-form",
    form: /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|\{[^{}/]+\})*$/,
    words: "a path as a URL has it (RFC 3986), with names in braces; other characters are written as `%20`",
  },
  field: {
    code: "header-name-form",
    form: /^[\w!#$%&'*+.^`|~-]+$/,
    words: "the name of a header field (RFC 9110, section 5.6.2)",
  },
} as const satisfies Record<string, Kind>;

/** URLs, paths, and the names of packages, schemes and header fields have their form. */
export const checkTokens: ContractCheck = ({
  servers,
  contact,
  packages,
  license,
  basePath,
  securitySchemes,
  operations,
}) => [
  ...servers.flatMap(({ url }, index) => formed("url", url, `servers/${index}/url`)),
  ...(contact ? formed("url", contact.url, "contact/url") : []),
  ...(packages.repository ? formed("repository", packages.repository, "packages/repository") : []),
  ...(["client", "contract"] as const).flatMap((one) => formed("package", packages[one], `packages/${one}`)),
  ...formed("license", license.identifier, "license/identifier"),
  ...formed("path", basePath, "basePath"),
  ...Object.keys(securitySchemes).flatMap((name) => formed("scheme", name, `securitySchemes/${name}`)),
  ...operations.flatMap(({ operationId, path, headers, responses }) => {
    const base = `operations/${operationId}`;
    return [
      ...formed("path", path, `${base}/path`),
      ...Object.keys(headers ?? {}).flatMap((name) => formed("field", name, `${base}/headers/${name}`)),
      ...Object.entries(responses).flatMap(([status, response]) =>
        Object.keys(response.headers ?? {}).flatMap((name) =>
          formed("field", name, `${base}/responses/${status}/headers/${name}`),
        ),
      ),
    ];
  }),
];

function formed(kind: keyof typeof kinds, text: string, pointer: string): Problem[] {
  const { code, form, words } = kinds[kind];
  if (form.test(text)) return [];
  return [
    {
      code,
      message: `\`${pointer}\` is ${JSON.stringify(text)}; expected ${words}.`,
      pointer,
      fix: "Write it in that form.",
    },
  ];
}
