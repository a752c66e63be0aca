import type { Json } from "../../lib/json.ts";
import type { ExternalDocsModel, ServerModel } from "../model.ts";
import { entriesIn, listIn, objectIn, textIn, textsIn } from "./members.ts";

/** The servers that an object lists. */
export function serversIn(object: Json): ServerModel[] {
  return listIn(object, "servers").map((server) => {
    const variables = entriesIn(server, "variables").map(([name, variable]) => [
      name,
      {
        ...textsIn(variable, ["default", "description"]),
        ...(Array.isArray(variable["enum"]) ? { enum: variable["enum"] as readonly string[] } : {}),
      },
    ]);
    return {
      url: textIn(server, "url") || "/",
      description: textIn(server, "description"),
      ...(variables.length > 0 ? { variables: Object.fromEntries(variables) } : {}),
    };
  });
}

/** The external documentation of an object. */
export function externalDocsPart(object: Json): { readonly externalDocs?: ExternalDocsModel } {
  const docs = objectIn(object, "externalDocs");
  const url = textIn(docs, "url");
  return url ? { externalDocs: { url, ...textsIn(docs, ["description"]) } } : {};
}
