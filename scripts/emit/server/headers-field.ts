import type { HeaderModel } from "../../model/model.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { typescriptLiteral } from "./names.ts";

/** The field of a handler's result that has the header fields of a response, whose type is `base`; `sent`: what the server itself sends. */
export function headersField(
  base: string,
  headers: readonly HeaderModel[],
  zod: ZodSchemas,
  sent: Readonly<Record<string, string>> = {},
): string {
  if (headers.length === 0) return "headers?: FurtherHeaders";
  const marks = headers.map((header) => {
    const isSent = Object.hasOwn(sent, header.name.toLowerCase());
    return isSent || zod.of(header)?.safeParse(undefined).success ? "?" : "";
  });
  const types = headers.map(
    ({ name }, index) =>
      `${typescriptLiteral(name)}${marks[index]}: ${base}["headers"][${typescriptLiteral(name)}]`,
  );
  return `headers${marks.every(Boolean) ? "?" : ""}: { ${types.join("; ")} } & FurtherHeaders`;
}
