import { type ServerPromise, serverPromises } from "../contract/promises.ts";
import type { Json } from "../lib/json.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { kebabCase } from "../lib/words.ts";
import { closedResponses, errorPlaces as errorPlacesExtension, promises } from "./extensions.ts";
import type { ApiModel, InfoModel, OperationModel } from "./model.ts";
import { readable } from "./read/document.ts";
import { errorPlacesOf, errorsModelIn } from "./read/errors.ts";
import { ignored } from "./read/ignored.ts";
import { entriesIn, extensionsIn, objectIn, textIn, textsIn, unclearPart } from "./read/members.ts";
import { operationReader } from "./read/operations.ts";
import { externalDocsPart, serversIn } from "./read/servers.ts";
import { tagsOf } from "./read/tags.ts";
import type { SecuritySchemeModel } from "./security.ts";

const known = new WeakMap<object, ApiModel>();

/**
 * The API that an OpenAPI document describes, 3.0 or 3.1, whoever wrote it. References are resolved, except those
 * between schemas. What OpenAPI does not allow is left out and listed in `unclear`. Throws a `ProblemError` for a
 * reference without a target.
 */
export function modelOfDocument(document: Json): ApiModel {
  const made = known.get(document) ?? read(readable(document));
  known.set(document, made);
  return made;
}

function read(document: Json): ApiModel {
  const components = objectIn(document, "components");
  const schemas = objectIn(components, "schemas") as Readonly<Record<string, JsonSchema>>;
  const tags = tagsOf(document);
  const errorPlaces = errorPlacesOf(document);
  const operationsOf = operationReader(document, errorPlaces, tags.sectionOf);
  const operations = entriesIn(document, "paths").flatMap(([path, item]) => operationsOf(path, item));
  const webhooks = entriesIn(document, "webhooks").map(([name, item]) => ({
    name,
    operations: operationsOf("", item),
  }));
  const [server = { url: "/", description: "" }, ...servers] = serversIn(document);
  const info = infoOf(objectIn(document, "info"));
  return {
    info,
    servers: [server, ...servers],
    basePath: "",
    sections: tags.sections,
    tags: tags.others,
    components: {
      schemas,
      securitySchemes: Object.fromEntries(
        entriesIn(components, "securitySchemes").map(([name, scheme]) => [name, schemeOf(scheme)]),
      ),
    },
    security: mostFrequent(operations),
    operations,
    ...(webhooks.length > 0 ? { webhooks } : {}),
    closedResponses: document[closedResponses] === true,
    promises: promisesIn(document),
    errors: errorsModelIn(operations, errorPlaces),
    packages: { client: kebabCase(info.title), contract: `${kebabCase(info.title)}-contract` },
    ...externalDocsPart(document),
    ...extensionsIn(document, [closedResponses, errorPlacesExtension, promises, ignored]),
    ...(Array.isArray(document[ignored]) ? { ignored: document[ignored].map(String) } : {}),
    ...unclearPart(document),
  };
}

/** The promises of a document; words that this toolchain does not know are left out. */
function promisesIn(document: Json): ServerPromise[] {
  const listed = document[promises];
  return Array.isArray(listed) ? listed.filter((word) => Object.hasOwn(serverPromises, String(word))) : [];
}

function infoOf(info: Json): InfoModel {
  const [license, contact] = [objectIn(info, "license"), objectIn(info, "contact")];
  return {
    title: textIn(info, "title"),
    version: textIn(info, "version"),
    summary: textIn(info, "summary"),
    description: textIn(info, "description"),
    license: {
      name: textIn(license, "name"),
      identifier: textIn(license, "identifier"),
      ...textsIn(license, ["url"]),
    },
    ...(Object.keys(contact).length > 0
      ? {
          contact: {
            name: textIn(contact, "name"),
            url: textIn(contact, "url"),
            ...textsIn(contact, ["email"]),
          },
        }
      : {}),
    ...textsIn(info, ["termsOfService"]),
  };
}

function schemeOf(scheme: Json): SecuritySchemeModel {
  const flows = entriesIn(scheme, "flows").map(([name, flow]) => [
    name,
    { ...textsIn(flow, ["authorizationUrl", "tokenUrl", "refreshUrl"]), scopes: objectIn(flow, "scopes") },
  ]);
  return {
    type: textIn(scheme, "type") as SecuritySchemeModel["type"],
    ...textsIn(scheme, ["scheme", "bearerFormat", "name", "openIdConnectUrl"]),
    ...(textsIn(scheme, ["in"]) as Pick<SecuritySchemeModel, "in">),
    ...(flows.length > 0 ? { flows: Object.fromEntries(flows) } : {}),
    description: textIn(scheme, "description"),
    environment: "",
  };
}

/** The requirement of most operations; the first one in a tie. */
function mostFrequent(operations: readonly OperationModel[]): ApiModel["security"] {
  const counts = new Map<string, number>();
  for (const { security } of operations) {
    const key = JSON.stringify(security);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first ? (JSON.parse(first[0]) as ApiModel["security"]) : [];
}
