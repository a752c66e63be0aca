import { z } from "zod";
import { type Api, json, noContent, type Operation } from "../../scripts/contract/index.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

/** An API of such routes as `GET /things/{id}`, of which each answers with its own name. */
export function routesApi(routes: readonly string[], name: z.ZodType): Api {
  return {
    ...tinyApi(z.string(), "request"),
    operations: routes.map((route, index) => operationOf(route, index, name)),
  };
}

function operationOf(route: string, index: number, name: z.ZodType): Operation {
  const [method = "", path = ""] = route.split(" ");
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, found = ""]) => found);
  const answer = json(z.object({ route: z.literal(route) }), { example: { route } });
  return {
    operationId: `route${index}`,
    page: `route-${index}`,
    section: "things",
    title: route,
    description: route,
    method: method as Operation["method"],
    path,
    ...(names.length > 0 ? { params: Object.fromEntries(names.map((one) => [one, name])) } : {}),
    ...(["POST", "PUT", "PATCH"].includes(method)
      ? { body: json(z.object({ text: z.string() }), { example: { text: "a" } }) }
      : {}),
    responses: ["HEAD", "DELETE"].includes(method) ? { 204: noContent() } : { 200: answer },
    errors: [],
  };
}
