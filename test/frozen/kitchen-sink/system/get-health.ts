import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";

export const getHealth = defineOperation({
  operationId: "getHealth",
  page: "get-health",
  section: "system",
  title: "Get health",
  description: "Ask whether the service is up.",

  method: "GET",
  path: "/health",
  security: [],

  responses: {
    200: json(
      z
        .object({ status: z.enum(["ok", "degraded"]).meta({ description: "How it is." }) })
        .meta({ id: "Health", description: "The state of the service." }),
      { example: { status: "ok" } },
    ),
  },
  errors: [{ status: 429, error: "too many requests", when: "Asked more than once a second." }],
});
