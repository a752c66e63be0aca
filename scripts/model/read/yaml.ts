import { type CST, Parser } from "yaml";
import { isDeeper } from "./depth.ts";

/**
 * The tokens of a YAML text; `undefined`: its values nest deeper than `most` levels. The composer follows nested values
 * on the stack, and its errors about them take all memory.
 */
export function yamlTokens(
  text: string,
  most: number,
  onNewLine: (offset: number) => void,
): readonly CST.Token[] | undefined {
  const tokens = [...new Parser(onNewLine).parse(text)];
  // Two levels of objects are one of tokens, and two levels of tokens are one of YAML.
  return isDeeper(tokens, 4 * most) ? undefined : tokens;
}
