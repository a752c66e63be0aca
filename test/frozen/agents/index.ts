/** Objects within objects, without a law: what is made is found by the paths alone. */
import { z } from "zod";
import { defineApi, defineOperation, json, noContent } from "../../../scripts/contract/index.ts";

const error = (status: number) => ({ status, error: `error ${status}`, when: "Always.", anyText: true });
const d = (s: string) => ({ description: s });
const text = z.string().min(1).meta(d("text"));
const Agent = z
  .object({
    id: z.string().meta(d("id")),
    name: text,
    steps: z.int().meta(d("n")),
    on: z.boolean().meta(d("b")),
  })
  .meta({ id: "Agent", description: "Agent." });
const Make = z
  .object({ name: text, steps: z.int().min(0).max(10).meta(d("n")), on: z.boolean().optional().meta(d("b")) })
  .meta({ id: "Make", description: "Agent." });
const Patch = z
  .object({
    name: text.optional(),
    steps: z.int().min(0).max(10).optional().meta(d("n")),
    on: z.boolean().optional().meta(d("b")),
  })
  .meta({ id: "PatchA", description: "Agent." });
const example = { id: "00000000-0000-4000-8000-000000000001", name: "a", steps: 1, on: true };
const Att = z
  .object({ attachment: z.object({ id: z.string().meta(d("id")), text }).meta(d("a")) })
  .meta({ id: "Att", description: "Att." });
const agent_id = z.uuid().meta(d("agent"));
const attachment_id = z.uuid().meta(d("agent"));
const gone = [{ status: 404, error: "not there", when: "none" }];
const words = (id: string) => ({
  operationId: id,
  page: id.toLowerCase(),
  section: "things",
  title: `Do ${id}`,
  description: `Does ${id}.`,
});
export default defineApi({
  title: "Case API",
  version: "1.0.0",
  summary: "Small.",
  description: "Small.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://case.example", description: "Production" }],
  basePath: "/v1",
  securitySchemes: {
    key: { type: "apiKey", in: "header", name: "X-Api-Key", description: "A key.", environment: "CASE_KEY" },
  },
  security: ["key"],
  errors: {
    schema: z
      .object({ error: z.string().meta({ description: "What went wrong." }) })
      .meta({ id: "Error", description: "An error." }),
    textField: "error",
    invalid: error(400),
    unauthorized: error(401),
    internal: error(500),
    notFound: error(404),
    methodNotAllowed: error(405),
    tooLarge: error(413),
  },
  sections: [{ id: "things", title: "Things", description: "Things." }],
  decisions: [],
  packages: { client: "@case/api", contract: "@case/contract" },
  operations: [
    defineOperation({
      ...words("listAgents"),
      method: "GET",
      path: "/agents",
      errors: [],
      responses: { 200: json(z.array(Agent).meta({ id: "Agents", description: "x" }), { example: [] }) },
    }),
    defineOperation({
      ...words("makeAgent"),
      method: "POST",
      path: "/agents",
      body: json(Make, { example: { name: "a", steps: 1 } }),
      errors: [],
      responses: { 201: json(Agent, { example }) },
    }),
    defineOperation({
      ...words("getAgent"),
      method: "GET",
      path: "/agents/{agent_id}",
      params: { agent_id },
      errors: gone,
      responses: { 200: json(Agent, { example }) },
    }),
    defineOperation({
      ...words("patchAgent"),
      method: "PATCH",
      path: "/agents/{agent_id}",
      params: { agent_id },
      body: json(Patch, { example: { name: "b" } }),
      errors: gone,
      responses: { 200: json(Agent, { example }) },
    }),
    defineOperation({
      ...words("dropAgent"),
      method: "DELETE",
      path: "/agents/{agent_id}",
      params: { agent_id },
      errors: gone,
      responses: { 204: noContent() },
    }),
    defineOperation({
      ...words("runAgent"),
      method: "POST",
      path: "/agents/{agent_id}/run",
      params: { agent_id },
      errors: gone,
      responses: { 202: noContent() },
    }),
    defineOperation({
      ...words("makeAtt"),
      method: "POST",
      path: "/agents/{agent_id}/attachments",
      params: { agent_id },
      body: json(z.object({ text }).meta({ id: "AttIn", description: "x" }), { example: { text: "a" } }),
      errors: gone,
      responses: {
        201: json(Att, {
          example: { attachment: { id: "00000000-0000-4000-8000-000000000001", text: "a" } },
        }),
      },
    }),
    defineOperation({
      ...words("dropAtt"),
      method: "DELETE",
      path: "/agents/{agent_id}/attachments/{attachment_id}",
      params: { agent_id, attachment_id },
      errors: gone,
      responses: { 204: noContent() },
    }),
    defineOperation({
      ...words("searchAgents"),
      method: "GET",
      path: "/agents/search",
      query: { q: text },
      errors: [],
      responses: { 200: json(z.array(Agent).meta({ id: "Agents2", description: "x" }), { example: [] }) },
    }),
    defineOperation({
      ...words("log"),
      method: "POST",
      path: "/logs",
      body: json(z.object({ text }).meta({ id: "Log", description: "x" }), { example: { text: "a" } }),
      errors: [],
      responses: {
        201: json(z.object({ log_id: z.string().meta(d("x")) }).meta({ id: "LogOut", description: "x" }), {
          example: { log_id: "x" },
        }),
      },
    }),
    defineOperation({
      ...words("health"),
      method: "GET",
      path: "/health",
      security: [],
      errors: [],
      responses: {
        200: json(z.object({ ok: z.boolean().meta(d("x")) }).meta({ id: "H", description: "x" }), {
          example: { ok: true },
        }),
      },
    }),
  ],
});
