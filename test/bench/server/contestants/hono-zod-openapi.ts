import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit as limited } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { answerOf, bodyLimit, type Contestant, webContestant } from "../contestant.ts";

/** With Hono's own middleware for what the others do. */
export const honoZodOpenapi: Contestant = async (work) => {
  const { key, params, body, response, texts, textField } = work;
  const app = new OpenAPIHono({
    defaultHook: (result, context) =>
      result.success ? undefined : context.json({ [textField]: result.error.issues[0]?.message }, 400),
  });
  app.use(requestId());
  const route = createRoute({
    method: work.method.toLowerCase() as "patch",
    path: work.path,
    middleware: [
      async (context, next) => {
        if (context.req.header("authorization") !== `Bearer ${key}`)
          return context.json({ [textField]: texts.unauthorized }, 401);
        return next();
      },
      limited({ maxSize: bodyLimit }),
    ],
    request: { params, body: { required: true, content: { "application/json": { schema: body } } } },
    responses: { 200: { description: "", content: { "application/json": { schema: response } } } },
  });
  app.openapi(route, async (context) => {
    const output = response.parse(answerOf(work, context.req.valid("json")));
    return context.json(output as never, 200);
  });
  return webContestant(app.fetch, work);
};
