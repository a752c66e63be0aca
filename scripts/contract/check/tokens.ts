import { isBuiltin } from "node:module";
import type { Problem } from "../../lib/problem.ts";
import type { Shape } from "../body.ts";
import { allAnswerHeaders } from "../error-headers.ts";
import { contractProblem } from "../problems.ts";
import type { SecurityScheme } from "../security.ts";
import type { ContractCheck } from "./index.ts";
import { licensesIn } from "./license.ts";

/** The syntax of URLs, names and the like, by the problem of a text that breaks it. */
const forms = {
  "url-form": /^https?:\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "email-form": /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
  "repository-form": /^(?:git\+)?(?:https?|ssh|git):\/\/[^\s<>"`\\^{}|\p{Cc}]+$/u,
  "security-scheme-name-form": /^[A-Za-z0-9._-]+$/,
  "path-form": /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|\{[^{}/]+\})*$/,
  "header-name-form": /^[\w!#$%&'*+.^`|~-]+$/,
  "cookie-name-form:parameter": /^[\w.~-]+$/,
  "cookie-name-form": /^[\w!#$%&'*+.^`|~-]+$/,
} as const;

/** Whether the vocabulary takes a text for a URL. */
export function isHttpUrl(text: string): boolean {
  return forms["url-form"].test(text);
}

/** A path, which may have a fixed query, and a fragment that distinguishes operations. */
const operationPath = new RegExp(
  `${forms["path-form"].source.slice(0, -1)}(?:\\?[\\w.~-]+(?:=[\\w.~-]*)?(?:&[\\w.~-]+(?:=[\\w.~-]*)?)*)?(?:#[\\w.~-]+)?$`,
);

/** URLs, paths, and the names of packages, schemes and header fields are well-formed. */
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
  ...(["homepage", "bugs"] as const).flatMap((one) =>
    packages[one] === undefined ? [] : formed("url-form", packages[one], `packages/${one}`),
  ),
  ...(["client", "contract"] as const)
    .filter((one) => !isPackageName(packages[one]))
    .map((one) => formless("package-name-form", packages[one], `packages/${one}`)),
  ...(licensesIn(license.identifier)
    ? []
    : [formless("license-form", license.identifier, "license/identifier")]),
  ...formed("path-form", basePath, "basePath"),
  ...Object.entries(securitySchemes).flatMap(([name, scheme]) => [
    ...formed("security-scheme-name-form", name, `securitySchemes/${name}`),
    ...schemeTokenProblems(scheme, `securitySchemes/${name}`),
  ]),
  ...allAnswerHeaders({ errors, operations }).flatMap((one) => headerNames(one.headers, one.pointer)),
  ...operations.flatMap((operation) => {
    const { operationId, path, headers, cookies, externalDocs: more } = operation;
    const base = `operations/${operationId}`;
    return [
      ...(operationPath.test(path) ? [] : formed("path-form", path, `${base}/path`)),
      ...(more ? formed("url-form", more.url, `${base}/externalDocs/url`) : []),
      ...headerNames(headers, `${base}/headers`),
      ...Object.keys(cookies ?? {}).flatMap((name) =>
        formed("cookie-name-form:parameter", name, `${base}/cookies/${name}`),
      ),
    ];
  }),
];

/** The problems of the texts of a security scheme. */
export function schemeTokenProblems(scheme: SecurityScheme, pointer: string): Problem[] {
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
  return Object.keys(headers ?? {}).flatMap((name) => formed("header-name-form", name, `${pointer}/${name}`));
}

/** A problem of a text that does not have its form. */
export function formed(key: keyof typeof forms, text: string, pointer: string): Problem[] {
  return forms[key].test(text) ? [] : [formless(key, text, pointer)];
}

function formless(
  key: keyof typeof forms | "package-name-form" | "license-form",
  text: string,
  pointer: string,
): Problem {
  return contractProblem(key, { place: pointer, text: JSON.stringify(text) }, { pointer });
}

/** Whether npm accepts this name for a new package. */
function isPackageName(name: string): boolean {
  return (
    name.length <= 214 &&
    /^(?:@[a-z0-9-][a-z0-9._-]*\/)?[a-z0-9-][a-z0-9._-]*$/.test(name) &&
    !isBuiltin(name) &&
    !["node_modules", "favicon.ico"].includes(name)
  );
}
