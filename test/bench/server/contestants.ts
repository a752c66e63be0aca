import type { Contestant } from "./contestant.ts";

/** By name, in the order of the table; each loads nothing of the others. */
export const contestants: Readonly<Record<string, () => Promise<Contestant>>> = {
  stubs: async () => (await import("./contestants/stubs.ts")).stubs,
  "hand-written Hono": async () => (await import("./contestants/hand-written.ts")).handWritten,
  "@hono/zod-openapi": async () => (await import("./contestants/hono-zod-openapi.ts")).honoZodOpenapi,
  "Fastify, fastify-type-provider-zod": async () => (await import("./contestants/fastify.ts")).fastify,
  "openapi-backend": async () => (await import("./contestants/openapi-backend.ts")).openapiBackend,
  "Express, express-openapi-validator": async () =>
    (await import("./contestants/express.ts")).expressValidator,
};
