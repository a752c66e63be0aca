import { type PartedText, partValues } from "../lib/text-template.ts";
import { judgeOf } from "../schema-cases/index.ts";

const root = {};

/** Whether a text that was sent is a documented one, with parts that are of their schemas. */
export function isSaid(text: PartedText, sent: unknown): boolean {
  if (!text.parts || typeof sent !== "string") return sent === text.text;
  const values = partValues(text, sent);
  if (!values) return false;
  const judge = judgeOf(root);
  // If two parts may be any text, the end of the first one is unknown.
  const free = Object.values(values).filter((value) => typeof value === "string").length;
  return Object.entries(values).every(([name, value]) => {
    const { schema = true } = text.parts?.[name] ?? {};
    return (free > 1 && typeof value === "string") || judge(schema)(value);
  });
}
