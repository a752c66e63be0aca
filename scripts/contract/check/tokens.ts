import type { Problem } from "../../lib/problem.ts";
import { responseOptionsOf, type Shape } from "../body.ts";
import { ownErrorBodies } from "../error-form.ts";
import { contractProblem } from "../problems.ts";
import type { SecurityScheme } from "../security.ts";
import type { ContractCheck } from "./index.ts";

/** The syntax of URLs, names and the like, by the problem of a text that breaks it. */
const forms = {
  "url-form": /^https?:\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "email-form": /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
  "repository-form": /^(?:git\+)?(?:https?|ssh|git):\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "package-name-form": /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
  "license-form": /^[A-Za-z0-9.+()-]+(?: [A-Za-z0-9.+()-]+)*$/,
  "security-scheme-name-form": /^[A-Za-z0-9._-]+$/,
  "path-form": /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|\{[^{}/]+\})*$/,
  "header-name-form": /^[\w!#$%&'*+.^`|~-]+$/,
  "cookie-name-form": /^[\w!#$%&'*+.^`|~-]+$/,
} as const;

/** URLs, paths, and the names of packages, schemes and header fields have their form. */
export const checkTokens: ContractCheck = ({
  contact,
  termsOfService,
  externalDocs,
  sections,
  tags = [],
  packages,
  license,
  basePath,
  securitySchemes,
  errors,
  operations,
}) => [
  ...(contact ? formed("url-form", contact.url, "contact/url") : []),
  ...(contact?.email === undefined ? [] : formed("email-form", contact.email, "contact/email")),
  ...(termsOfService === undefined ? [] : formed("url-form", termsOfService, "termsOfService")),
  ...(externalDocs ? formed("url-form", externalDocs.url, "externalDocs/url") : []),
  ...Object.entries({ sections, tags }).flatMap(([word, groups]) =>
    groups.flatMap((group, index) =>
      group.externalDocs
        ? formed("url-form", group.externalDocs.url, `${word}/${index}/externalDocs/url`)
        : [],
    ),
  ),
  ...(packages.repository ? formed("repository-form", packages.repository, "packages/repository") : []),
  ...(["client", "contract"] as const).flatMap((one) =>
    formed("package-name-form", packages[one], `packages/${one}`),
  ),
  ...formed("license-form", license.identifier, "license/identifier"),
  ...formed("path-form", basePath, "basePath"),
  ...Object.entries(securitySchemes).flatMap(([name, scheme]) => [
    ...formed("security-scheme-name-form", name, `securitySchemes/${name}`),
    ...ofScheme(scheme, `securitySchemes/${name}`),
  ]),
  ...operations.flatMap(({ operationId, path, headers, responses, externalDocs: more }) => {
    const base = `operations/${operationId}`;
    return [
      ...formed("path-form", path, `${base}/path`),
      ...(more ? formed("url-form", more.url, `${base}/externalDocs/url`) : []),
      ...headerNames(headers, base),
      ...Object.entries(responses).flatMap(([status, response]) =>
        headerNames(responseOptionsOf(response).headers, `${base}/responses/${status}`),
      ),
    ];
  }),
  ...ownErrorBodies({ errors, operations }).flatMap(({ body, pointer }) =>
    headerNames(body.headers, pointer),
  ),
];

function ofScheme(scheme: SecurityScheme, pointer: string): Problem[] {
  if (scheme.type === "apiKey" && scheme.in === "cookie")
    return formed("cookie-name-form", scheme.name, `${pointer}/name`);
  if (scheme.type === "openIdConnect")
    return formed("url-form", scheme.openIdConnectUrl, `${pointer}/openIdConnectUrl`);
  if (scheme.type !== "oauth2") return [];
  return Object.entries(scheme.flows).flatMap(([name, flow]) =>
    Object.entries(flow).flatMap(([word, url]) =>
      typeof url === "string" ? formed("url-form", url, `${pointer}/flows/${name}/${word}`) : [],
    ),
  );
}

function headerNames(headers: Shape | undefined, pointer: string): Problem[] {
  return Object.keys(headers ?? {}).flatMap((name) =>
    formed("header-name-form", name, `${pointer}/headers/${name}`),
  );
}

/** A problem of a text that does not have its form. */
export function formed(key: keyof typeof forms, text: string, pointer: string): Problem[] {
  if (forms[key].test(text)) return [];
  return [contractProblem(key, { place: pointer, text: JSON.stringify(text) }, { pointer })];
}
