import { z } from "zod";
import { type Api, defineOperation, json, noContent, type Operation } from "../../scripts/contract/index.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

const kinds = ["region", "shop", "order", "item"] as const;

/** An API of objects inside of objects, so many levels deep; what it has beside creation and read, and how it calls its parameters, is drawn. */
export function nestedApi(levels: number, random: () => number): Api {
  const operations: Operation[] = [];
  let above = { path: "", params: {} as Record<string, z.ZodType> };
  for (const kind of kinds.slice(0, levels)) {
    const id =
      random() < 0.5
        ? z
            .int()
            .min(1)
            .meta({ examples: [7] })
        : z.uuid();
    const example = {
      id: id instanceof z.ZodUUID ? "9a1b7c52-0d3e-4f68-8c52-5b6f2d184d13" : 7,
      name: `A ${kind}`,
      size: 3,
    };
    const sent = { name: z.string().min(1).max(40), size: z.int().min(0).max(1000) };
    const Shown = z.object({ id, ...sent }).meta({ id: kind });
    const [own, inner] = [random() < 0.5 ? "id" : `${kind}_id`, random() < 0.5 ? `${kind}Id` : `${kind}_id`];
    const collection = `${above.path}/${kind}s`;
    const one = { path: `${collection}/{${own}}`, params: { ...above.params, [own]: id } };
    const missing = { status: 404, error: `there is no ${kind}`, when: `There is no such ${kind}.` };
    const base = (name: string) => ({
      operationId: `${name}_${kind}`,
      page: `${name}-${kind}`,
      section: "things",
      title: name,
      description: name,
    });
    const laws = { resource: kind, identity: { [own]: "id" } };
    const add = (operation: object) => operations.push(defineOperation(operation as never));
    const errors = Object.keys(above.params).length > 0 ? [missing] : [];
    const list = {
      ...base("list"),
      method: "GET",
      path: collection,
      params: above.params,
      responses: { 200: json(z.array(Shown), { example: [example] }) },
      errors,
      laws: { resource: kind, effect: "list" },
    };
    const { id: _id, ...body } = example;
    if (random() < 0.8) add(list);
    add({
      ...base("create"),
      method: "POST",
      path: collection,
      params: above.params,
      body: json(z.object(sent), { example: body }),
      responses: { 201: json(Shown, { example }) },
      errors,
      laws: { resource: kind, effect: "create", sets: ["name", "size"] },
    });
    add({
      ...base("read"),
      ...one,
      method: "GET",
      responses: { 200: json(Shown, { example }) },
      errors: [missing],
      laws: { ...laws, effect: "read" },
    });
    if (random() < 0.7) {
      const isWhole = random() < 0.5;
      const change = isWhole ? z.object(sent) : z.object(sent).partial();
      add({
        ...base("update"),
        ...one,
        method: isWhole ? "PUT" : "PATCH",
        body: json(change, { example: body }),
        responses: { 200: json(Shown, { example }) },
        errors: [missing],
        laws: { ...laws, effect: "update", sets: ["name", "size"], keeps: ["id"] },
      });
    }
    if (random() < 0.8)
      add({
        ...base("delete"),
        ...one,
        method: "DELETE",
        responses: { 204: noContent() },
        errors: [missing],
        laws: { ...laws, effect: "delete" },
      });
    above = { path: `${collection}/{${inner}}`, params: { ...above.params, [inner]: id } };
  }
  const tiny = tinyApi(z.string(), "request");
  const securitySchemes = { key: { type: "bearer", description: "A key.", environment: "KEY" } } as const;
  return { ...tiny, securitySchemes, security: ["key"], operations };
}
