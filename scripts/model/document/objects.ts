import type { InfoModel, ServerModel, TagModel } from "../model.ts";
import type { SecuritySchemeModel } from "../security.ts";

/** The members except `undefined` and empty texts, which in the model mean what a document leaves out. */
export function told<Value extends object>(object: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== ""),
  ) as Partial<Value>;
}

export function infoObject({ title, version, license, contact, ...words }: InfoModel): object {
  const [licenseObject, contactObject] = [told(license), told(contact ?? {})];
  return {
    title,
    version,
    ...told(words),
    ...(Object.keys(licenseObject).length > 0 ? { license: licenseObject } : {}),
    ...(Object.keys(contactObject).length > 0 ? { contact: contactObject } : {}),
  };
}

export function serverObject(server: ServerModel): object {
  return told(server);
}

export function securitySchemeObject({ environment: _, ...scheme }: SecuritySchemeModel): object {
  return told(scheme);
}

export function tagObject({ title, description, externalDocs }: TagModel): object {
  return { name: title, ...told({ description, externalDocs }) };
}
