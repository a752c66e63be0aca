import type { Problem } from "../../lib/problem.ts";
import type { Shape } from "../body.ts";
import { ownErrorBodies } from "../error-form.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";

/** The syntax of URLs, names and the like, by the problem of a text that breaks it. */
const forms = {
  "url-form": /^https?:\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "repository-form": /^(?:git\+)?(?:https?|ssh|git):\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "package-name-form": /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
  "license-form": /^[A-Za-z0-9.+()-]+(?: [A-Za-z0-9.+()-]+)*$/,
  "security-scheme-name-form": /^[A-Za-z0-9._-]+$/,
  "path-form": /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|\{[^{}/]+\})*$/,
  "header-name-form": /^[\w!#$%&'*+.^`|~-]+$/,
} as const;

/** URLs, paths, and the names of packages, schemes and header fields have their form. */
export const checkTokens: ContractCheck = ({
  servers,
  contact,
  packages,
  license,
  basePath,
  securitySchemes,
  errors,
  operations,
}) => [
  ...servers.flatMap(({ url }, index) => formed("url-form", url, `servers/${index}/url`)),
  ...(contact ? formed("url-form", contact.url, "contact/url") : []),
  ...(packages.repository ? formed("repository-form", packages.repository, "packages/repository") : []),
  ...(["client", "contract"] as const).flatMap((one) =>
    formed("package-name-form", packages[one], `packages/${one}`),
  ),
  ...formed("license-form", license.identifier, "license/identifier"),
  ...formed("path-form", basePath, "basePath"),
  ...Object.keys(securitySchemes).flatMap((name) =>
    formed("security-scheme-name-form", name, `securitySchemes/${name}`),
  ),
  ...operations.flatMap(({ operationId, path, headers, responses }) => {
    const base = `operations/${operationId}`;
    return [
      ...formed("path-form", path, `${base}/path`),
      ...headerNames(headers, base),
      ...Object.entries(responses).flatMap(([status, response]) =>
        headerNames(response.headers, `${base}/responses/${status}`),
      ),
    ];
  }),
  ...ownErrorBodies({ errors, operations }).flatMap(({ body, pointer }) =>
    headerNames(body.headers, pointer),
  ),
];

function headerNames(headers: Shape | undefined, pointer: string): Problem[] {
  return Object.keys(headers ?? {}).flatMap((name) =>
    formed("header-name-form", name, `${pointer}/headers/${name}`),
  );
}

function formed(key: keyof typeof forms, text: string, pointer: string): Problem[] {
  if (forms[key].test(text)) return [];
  return [contractProblem(key, { place: pointer, text: JSON.stringify(text) }, { pointer })];
}
