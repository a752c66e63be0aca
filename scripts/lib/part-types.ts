import { isJsonType } from "./media-types.ts";

/** The media types that a part of a form may have, by what it holds. */
export interface PartTypes {
  /** Of a value as JSON. */
  readonly json?: string;
  /** Of a text as it is. */
  readonly text?: string;
  /** Of a file; empty: any. Absent: it is none. */
  readonly files?: readonly string[];
}

/** What is said of a part by its media types; `isFile`: it may be a file. */
export function partTypesOf(types: readonly string[], isFile: boolean): PartTypes {
  const json = types.find(isJsonType);
  const others = types.filter((type) => !isJsonType(type));
  const [text] = isFile ? [] : others;
  return {
    ...(json === undefined ? {} : { json }),
    ...(text === undefined ? {} : { text }),
    ...(isFile ? { files: others } : {}),
  };
}

/** Whether all values of a part travel as JSON, texts too. */
export function isAllJson({ json, text }: PartTypes): boolean {
  return json !== undefined && text === undefined;
}
