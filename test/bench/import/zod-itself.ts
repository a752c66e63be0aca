import { z } from "zod";
import {
  type ImportedSchema,
  judgePairs,
  type ProvedImport,
  schemaPairs,
} from "../../../scripts/import/proof/schemas.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { modelByDirection } from "../../../scripts/model/directed-model.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import { referred } from "../../../scripts/prove/document/referred.ts";

/** How many schemas of a document `z.fromJSONSchema` judges as the document does. */
export function equalByZodItself(imported: ProvedImport): number {
  const model = modelByDirection(imported.model);
  const { pairs } = schemaPairs({ ...imported, model });
  const others = pairs.flatMap((pair): ImportedSchema[] => {
    const schema = madeByZod(pair.emitted, model);
    return schema ? [{ ...pair, schema }] : [];
  });
  return others.reduce((equal, pair) => {
    try {
      return equal + judgePairs([pair], model, imported.document).equal;
    } catch {
      return equal;
    }
  }, 0);
}

/** `undefined` if Zod can't make it. */
function madeByZod(schema: JsonSchema, model: ApiModel): z.ZodType | undefined {
  const own = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/components/schemas/', '"#/$defs/'));
  try {
    const $defs = own(referred(schema, model));
    const made = own(schema);
    return z.fromJSONSchema(typeof made === "object" ? { ...made, $defs } : made);
  } catch {
    return undefined;
  }
}
