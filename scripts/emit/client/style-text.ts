import type { ParameterModel } from "../../model/model.ts";
import { branchesOf } from "../../model/schema-fields.ts";
import { listDelimiter, type WireParameter } from "../../model/wire.ts";
import { isStyled } from "../../model/wire-form.ts";
import { judgeOf } from "../../schema-cases/index.ts";

/** The functions of the client's runtime that write parameters in forms of their own, each with its module. */
export const styleModules = {
  writeDeepObject: "deep-object",
  writeJoined: "joined",
  asJsonText: "json",
  writeJson: "json",
  writeLabel: "label",
  writeMatrix: "matrix",
  writeObject: "object-text",
  writeCookies: "cookies",
  writeRepeated: "repeated",
  keepReserved: "reserved",
  notBlank: "blank",
  styled: "styled",
} as const;

/** The form of a parameter that is not written as is usual in its location. */
export type StyledForm = WireParameter & {
  /** A list of one empty item would read as the empty list, which the schema accepts as well. */
  readonly isBlankLost?: boolean;
};

/** How a parameter is written; `undefined` if in the default style of its location. */
export function styledForm(parameter: ParameterModel, root: object): StyledForm | undefined {
  if (!hasWriter(parameter, root)) return undefined;
  const takes = judgeOf(root)(parameter.schema);
  const isNamed = parameter.in === "query" || parameter.in === "cookie";
  const isJoined = isNamed && listDelimiter(parameter) !== undefined;
  return isJoined && takes([]) && takes([""]) ? { ...parameter, isBlankLost: true } : parameter;
}

/** What stands between the parts of a list in one text, encoded. */
const delimiters: Readonly<Partial<Record<ParameterModel["style"], string>>> = {
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** The expression that writes the value of a variable as a parameter's form says. */
export function styleCall(form: StyledForm, variable: string): string {
  const { in: location, style, explode, allowReserved, mediaType } = form;
  const name = JSON.stringify(form.name);
  if (location === "header")
    return mediaType === undefined ? `writeObject(${variable}, ${explode})` : `asJsonText(${variable})`;
  if (mediaType !== undefined) return `writeJson(${location === "path" ? '""' : name}, ${variable})`;
  if (style === "label") return `writeLabel(${variable}, ${explode})`;
  if (style === "simple") return `writeObject(${variable}, ${explode}, encode.encoded)`;
  if (style === "matrix") return `writeMatrix(${name}, ${variable}, ${explode})`;
  const encode = allowReserved ? ", keepReserved" : "";
  if (style === "deepObject") return `writeDeepObject(${name}, ${variable}${encode})`;
  if (explode) return `writeRepeated(${name}, ${variable}${encode})`;
  const joined = form.isBlankLost ? `notBlank(${name}, ${variable})` : variable;
  return `writeJoined(${name}, ${joined}, ${JSON.stringify(delimiters[style] ?? ",")}${encode})`;
}

/** Whether a parameter needs a writer of its own: the client always encodes a value in a segment of a path. */
function hasWriter(parameter: ParameterModel, root: object): boolean {
  const isScalar = !branchesOf(parameter.schema, root).some(({ type }) => [type].flat().includes("object"));
  const isUsual = parameter.style === "simple" && parameter.mediaType === undefined && isScalar;
  return isStyled(parameter, root) && !isUsual;
}
