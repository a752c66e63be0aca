import { z } from "zod";
import type { Api, SecurityScheme } from "../../contract/api.ts";
import type { Contract } from "../../contract/contract.ts";
import { kebabCase } from "../../lib/words.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { operationsOf, textFieldOf } from "./operations.ts";

/**
 * The contract that a document was made from, as far as a client is made of it: the schemas are the
 * document's, and what no client holds is empty. Operations without an `operationId` are left out.
 */
export function contractOf(document: OpenApiDocument): Contract {
  const { title, version, description = "", license } = document.info;
  const securitySchemes = schemesOf(document);
  const operations = operationsOf(document, securitySchemes);
  const [server = { url: "http://localhost" }, ...others] = document.servers ?? [];
  const [first, ...rest] = [server, ...others].map(({ url, description: words = "" }) => ({
    url,
    description: words,
  }));
  const nobody = { status: 500, error: "", when: "" };
  const api: Api = {
    title,
    version,
    summary: "summary" in document.info ? String(document.info.summary) : "",
    description,
    license: { name: license?.name ?? "", identifier: license?.identifier ?? "" },
    servers: [first ?? { url: server.url, description: "" }, ...rest],
    basePath: "",
    securitySchemes,
    security: Object.keys(securitySchemes),
    errors: {
      schema: z.object({}),
      textField: textFieldOf(document),
      ...{ invalid: nobody, unauthorized: nobody, internal: nobody },
      ...{ notFound: nobody, methodNotAllowed: nobody, tooLarge: nobody },
    },
    sections: [...new Map(operations.map(({ section }) => [section.id, section])).values()],
    operations: [],
    decisions: [],
    packages: { client: kebabCase(title), contract: `${kebabCase(title)}-contract` },
  };
  return { api, operations };
}

/** The schemes by which a client can send a credential. */
function schemesOf({ components }: OpenApiDocument): Api["securitySchemes"] {
  return Object.fromEntries(
    Object.entries(components?.securitySchemes ?? {}).flatMap(
      ([name, scheme]): [string, SecurityScheme][] => {
        if ("$ref" in scheme) return [];
        const { type, description = "" } = scheme;
        const words = { description, environment: "" };
        if (type === "http" && scheme.scheme === "bearer") return [[name, { type: "bearer", ...words }]];
        const place = scheme.in === "header" || scheme.in === "query" ? scheme.in : undefined;
        return type === "apiKey" && place && scheme.name
          ? [[name, { type, in: place, name: scheme.name, ...words }]]
          : [];
      },
    ),
  );
}
