import { z } from "zod";

/** A named schema that holds another three levels below: in a list, in a record, beside `null`, each named. */
export function threeDeep(schema: z.ZodType): z.ZodType {
  const holder = z.object({ part: schema, note: z.string().optional() }).meta({ id: "DeepHolder" });
  const record = z.object({ all: z.record(z.string(), holder.nullable()) }).meta({ id: "DeepRecord" });
  return z.object({ list: z.array(record).max(3), last: record.optional() }).meta({ id: "DeepList" });
}
