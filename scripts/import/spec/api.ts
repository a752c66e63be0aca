import { licensesIn } from "../../contract/check/license.ts";
import { isHttpUrl } from "../../contract/check/tokens.ts";
import { ownExtensions } from "../../contract/own-extensions.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { kebabCase } from "../../lib/words.ts";
import type { ServerModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { listText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import type { SpecContext } from "./context.ts";
import type { Declaration } from "./modules.ts";
import type { OperationParts } from "./operation.ts";
import { requirementsCode, sayable, schemesCode } from "./security.ts";

/** What is said of the whole API beside what the document says. */
export interface ApiOptions {
  /** Rules about words ask for what the document does not have. */
  readonly isComplete: boolean;
  /** An answer has an object that takes no further fields. */
  readonly closesAnswers: boolean;
}

/** The default export of the spec. */
export function apiDeclaration(
  context: SpecContext,
  parts: readonly OperationParts[],
  options: ApiOptions,
): Declaration {
  const { model, sent, tell } = context;
  const { info, externalDocs, extensions = {}, tags } = model;
  const uses = new Map<string, string>([
    ["defineApi", "vocabulary"],
    ["errors", "shared/errors.ts"],
  ]);
  for (const { file } of parts) uses.set(file.constant, file.module);
  const isSent = ({ operation }: OperationParts) => sent.some((one) => one.operation === operation);
  const constants = (all: readonly OperationParts[]): SpecCode => ({
    open: "[",
    items: all.map(({ file }) => file.constant),
    close: "]",
    isBroken: all.length > 3,
  });
  const webhooks = parts.filter(isSent);
  const title = sayableText(info.title.trim()) || "API";
  const description = sayableText(info.description.trim() || info.summary.trim() || title);
  const summary = sayableText(info.summary.trim() || firstSentence(description));
  if (!info.summary.trim()) tell("made", "info", "summary", "it is the first sentence of the description");
  const known = Object.entries(extensions).filter(
    ([name]) => !ownExtensions.has(name) && /^x-\S+$/.test(name),
  );
  const isUrl = (text = "") => isHttpUrl(text);
  const { contact } = info;
  const contactSaid = isUrl(contact?.url);
  if (contact && !contactSaid) tell("left out", "info/contact", "contact", "the contract asks for a URL");
  if (contact && contactSaid && !contact.name.trim())
    tell("made", "info/contact", "name of the contact", "it is the title of the API");
  const sections = sectionsOf(context);
  const properties: Readonly<Record<string, SpecCode | undefined>> = {
    title: JSON.stringify(title),
    version: literal(versionOf(info.version, tell)),
    summary: JSON.stringify(summary),
    description: JSON.stringify(description),
    license: licenseCode(info.license, tell),
    ...(contact && contactSaid
      ? {
          contact: literal({
            name: sayableText(contact.name.trim() || title),
            url: contact.url,
            ...(contact.email ? { email: contact.email } : {}),
          }),
        }
      : {}),
    ...(isUrl(info.termsOfService) ? { termsOfService: literal(info.termsOfService) } : {}),
    ...(externalDocs && isUrl(externalDocs.url) ? { externalDocs: literal(externalDocs) } : {}),
    ...(known.length > 0 ? { extensions: literal(Object.fromEntries(known)) } : {}),
    servers: serversCode(model.servers, context, "servers"),
    basePath: '""',
    securitySchemes: schemesCode(model, tell),
    security: requirementsCode(sayable(model.security, context, "security")),
    ...(options.closesAnswers ? { closedResponses: "true" } : {}),
    errors: "errors",
    sections: listText(sections),
    ...(tags.length > 0
      ? { tags: listText(tags.map((tag) => groupCode(kebabCase(tag.title) || tag.title, tag))) }
      : {}),
    operations: constants(parts.filter((one) => !isSent(one))),
    ...(webhooks.length > 0 ? { webhooks: constants(webhooks) } : {}),
    decisions: "[]",
    packages: literal({ client: packageName(title), contract: `${packageName(title)}-contract` }),
    ...(options.isComplete ? {} : { imported: "true" }),
  };
  const items = Object.entries(properties).flatMap(([key, code]) =>
    code === undefined ? [] : [code === key ? key : [`${key}: `, code]],
  );
  return {
    name: "default",
    code: ["defineApi(", { open: "{", items, close: "}", isBroken: true }, ")"],
    uses,
  };
}

function packageName(title: string): string {
  return kebabCase(title).toLowerCase() || "api";
}

function sectionsOf({ model, sent, tell, folders }: SpecContext): SpecCode[] {
  const webhooks = sent.flatMap(({ operation, because }) => (because ? [] : [operation]));
  const used = new Set([...model.operations, ...webhooks].map(({ section }) => section.id));
  const all = model.sections.filter(({ id }) => used.has(id));
  const codes = all.map((section) => {
    if (!section.description.trim())
      tell("made", `tags/${section.title}`, "description", "it is the tag's name");
    return groupCode(folders.get(section.id) ?? section.id, section);
  });
  if (used.has("")) {
    tell("made", "tags", "section `api`", "operations without a tag stand in it");
    codes.push(
      objectText({
        id: literal(folders.get("") ?? "api"),
        title: '"API"',
        description: '"Operations without a tag."',
      }),
    );
  }
  return codes;
}

function groupCode(
  id: string,
  {
    title,
    description,
    externalDocs,
  }: { title: string; description: string; externalDocs?: { url: string; description?: string } },
): SpecCode {
  return objectText({
    id: literal(id),
    title: JSON.stringify(sayableText(title)),
    description: JSON.stringify(sayableText(description.trim() || `${title}.`)),
    ...(externalDocs && /^https?:\/\//.test(externalDocs.url) ? { externalDocs: literal(externalDocs) } : {}),
  });
}

function versionOf(version: string, tell: SpecContext["tell"]): string {
  const text = version.replace(/^v/i, "");
  if (/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(text)) return text;
  const [, major, minor = "0", patch = "0"] = /^(\d+)(?:[.-](\d+))?(?:[.-](\d+))?/.exec(text) ?? [];
  const made = major === undefined ? "1.0.0" : [major, minor, patch].map(Number).join(".");
  tell("other form", "info/version", "version", `\`${version}\` is no semantic version; it is \`${made}\``);
  return made;
}

function licenseCode(
  { name, identifier }: { name: string; identifier: string },
  tell: SpecContext["tell"],
): SpecCode {
  const isId = (text: string) => licensesIn(text) !== undefined;
  if (name && isId(identifier)) return literal({ name, identifier });
  if (name && isId(name)) return literal({ name, identifier: name });
  const own = `LicenseRef-${kebabCase(name)}`;
  if (/^[A-Za-z0-9.+() -]+$/.test(name) && isId(own)) return literal({ name, identifier: own });
  tell("made", "info/license", "license", "the document names none that has an identifier");
  return literal({ name: name || "Unspecified", identifier: "LicenseRef-Unspecified" });
}

/** Servers with absolute addresses, their variables declared. */
export function serversCode(servers: readonly ServerModel[], { tell }: SpecContext, place: string): SpecCode {
  return listText(
    servers.map(({ url, description, variables = {} }, index) => {
      const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
      const declared = Object.fromEntries(
        names.map((name) => {
          const { default: usual, enum: listed, description: words } = variables[name] ?? {};
          const value = usual ?? listed?.[0] ?? name;
          const all = listed && listed.length > 0 ? [...new Set([...listed, value])] : undefined;
          return [
            name,
            {
              default: value,
              ...(all ? { enum: all } : {}),
              ...(words?.trim() ? { description: words } : {}),
            },
          ];
        }),
      );
      const filled = names.reduce(
        (text, name) => text.replaceAll(`{${name}}`, () => declared[name]?.default ?? ""),
        url,
      );
      const isAbsolute = /^https?:\/\/[^\s/]/.test(filled);
      if (!isAbsolute)
        tell(
          "other form",
          `${place}/${index}`,
          "server",
          `\`${url}\` is relative to where the document stands`,
        );
      const whole = isAbsolute
        ? url
        : /^\w+:/.test(url)
          ? "https://example.com"
          : `https://example.com${url === "/" || url === "" ? "" : `/${url.replace(/^\/+/, "")}`}`;
      const secure =
        /^http:/.test(whole) && !place.startsWith("servers") ? whole.replace(/^http:/, "https:") : whole;
      if (secure !== whole)
        tell(
          "other form",
          `${place}/${index}`,
          "server",
          "an operation's own server keeps credentials secret: `https`",
        );
      return objectText({
        url: literal(secure),
        description: JSON.stringify(
          sayableText(description.trim() || (index === 0 ? "Production" : `Server ${index + 1}`)),
        ),
        ...(names.length > 0
          ? {
              variables: objectText(
                Object.fromEntries(
                  Object.entries(declared).map(([name, value]) => [propertyName(name), literal(value)]),
                ),
              ),
            }
          : {}),
      });
    }),
  );
}

/** The first sentence of a text, on one line. */
function firstSentence(text: string): string {
  const [line = text] = text
    .split("\n")
    .map((one) => one.replace(/^#+\s*/, "").trim())
    .filter(Boolean);
  return /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
}

// Coverage: the unit tests have one kind of server and license each, and documents with a version.
