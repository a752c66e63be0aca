import { encoded } from "../encode.ts";

/** JSON in characters that every part of a request can carry. */
export function asJsonText(value: unknown): string | undefined {
  return JSON.stringify(value)?.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `name=…`: a value as JSON, encoded; without a name, the text alone. */
export function writeJson(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return (name && `${encoded(name)}=`) + encoded(JSON.stringify(value));
}
