import { isJsonType } from "./media-types.ts";

/** The media types that a part of a form may have, by its content. */
export interface PartTypes {
  /** Of a value as JSON. */
  readonly json?: string;
  /** Of plain text. */
  readonly text?: string;
  /** Of a file; empty if any type is allowed, absent if the part is never a file. */
  readonly files?: readonly string[];
  /** Header fields that it always has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sorts the media types of a part by content; `isFile` says that it may be a file. */
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
