import type { HeaderModel } from "../../model/model.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { typescriptLiteral } from "./names.ts";

/** The field of a handler's result that has the header fields of a response, whose type is `base`. */
export function headersField(base: string, headers: readonly HeaderModel[], zod: ZodSchemas): string {
  if (headers.length === 0) return "headers?: FurtherHeaders";
  const marks = headers.map((header) => (zod.of(header)?.safeParse(undefined).success ? "?" : ""));
  const types = headers.map(
    ({ name }, index) =>
      `${typescriptLiteral(name)}${marks[index]}: ${base}["headers"][${typescriptLiteral(name)}]`,
  );
  return `headers${marks.every(Boolean) ? "?" : ""}: { ${types.join("; ")} } & FurtherHeaders`;
}
