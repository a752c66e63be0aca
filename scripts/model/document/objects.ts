import type { InfoModel, ServerModel, TagModel } from "../model.ts";
import type { SecuritySchemeModel } from "../security.ts";

/** The members except `undefined` and empty texts: a document leaves out what is empty in the model. */
export function withoutEmpty<Value extends object>(object: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== ""),
  ) as Partial<Value>;
}

export function infoObject({ title, version, license, contact, ...words }: InfoModel): object {
  const [licenseObject, contactObject] = [withoutEmpty(license), withoutEmpty(contact ?? {})];
  return {
    title,
    version,
    ...withoutEmpty(words),
    ...(Object.keys(licenseObject).length > 0 ? { license: licenseObject } : {}),
    ...(Object.keys(contactObject).length > 0 ? { contact: contactObject } : {}),
  };
}

export function serverObject(server: ServerModel): object {
  return withoutEmpty(server);
}

export function securitySchemeObject({ environment: _, ...scheme }: SecuritySchemeModel): object {
  return withoutEmpty(scheme);
}

export function tagObject({ title, description, externalDocs }: TagModel): object {
  return { name: title, ...withoutEmpty({ description, externalDocs }) };
}
