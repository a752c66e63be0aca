import { z } from "zod";
import { type Api, json } from "../../../scripts/contract/index.ts";

/** A named schema that holds another three levels below: in a list, in a record, beside `null`, each named. */
export function threeDeep(schema: z.ZodType): z.ZodType {
  const holder = z.object({ part: schema, note: z.string().optional() }).meta({ id: "DeepHolder" });
  const record = z.object({ all: z.record(z.string(), holder.nullable()) }).meta({ id: "DeepRecord" });
  return z.object({ list: z.array(record).max(3), last: record.optional() }).meta({ id: "DeepList" });
}

/** An API with its operations in the midst of many others, whose schemas are alike, named and not. */
export function amongOthers(api: Api, count: number): Api {
  const [model] = api.operations;
  if (!model) return api;
  const size = z.object({ width: z.int().min(0).max(1000), label: z.string().min(1).max(20).optional() });
  const part = z.object({ size, note: z.string().max(40).nullable() }).meta({ id: "OtherPart" });
  const others = Array.from({ length: count }, (_, index) => {
    const id = `Other${index}`;
    const schema = z
      .object({ name: z.string().max(40 + index), size, part, parts: z.array(part).max(index + 1) })
      .meta({ id });
    return {
      ...{ ...model, params: {}, query: {}, headers: {} },
      ...{ operationId: `other${index}`, page: `other-${index}`, title: id, path: `/others-${index}` },
      body: json(schema, { example: exampleOf }),
      responses: { 200: json(z.object({}).meta({ id: `Done${index}` }), { example: {} }) },
    };
  });
  const middle = Math.floor(count / 2);
  const operations = [...others.slice(0, middle), ...api.operations, ...others.slice(middle)];
  return { ...api, operations };
}

const exampleOf = {
  ...{ name: "a", size: { width: 1 } },
  ...{ part: { size: { width: 2 }, note: null }, parts: [] },
};
