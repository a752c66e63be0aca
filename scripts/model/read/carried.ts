import { isObject, type Json } from "../../lib/json.ts";
import { carried, carriedExtension } from "../extensions.ts";

/** A document of OpenAPI 3.0 with the members of later versions that it has as extensions under their own names. */
export function withCarriedMembers(document: Json): Json {
  const { info, ...rest } = uncarried(document, "document");
  if (!isObject(info)) return info === undefined ? rest : { ...rest, info };
  const { license, ...words } = uncarried(info, "info");
  return {
    ...rest,
    info: {
      ...words,
      ...(license === undefined
        ? {}
        : { license: isObject(license) ? uncarried(license, "license") : license }),
    },
  };
}

/** The same for a Schema Object of OpenAPI 3.0: its keyword holds the first of several examples. */
export function withCarriedKeywords(schema: Json): Json {
  const made = uncarried(schema, "schema");
  if (made === schema || !Array.isArray(made["examples"])) return made;
  const { example: _, ...rest } = made;
  return rest;
}

function uncarried(object: Json, kind: keyof typeof carried): Json {
  const found = carried[kind].filter(
    (member) => object[carriedExtension(member)] !== undefined && object[member] === undefined,
  );
  if (found.length === 0) return object;
  const names = new Map<string, string>(found.map((member) => [carriedExtension(member), member]));
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [names.get(name) ?? name, value]));
}
