import { Hono } from "hono";
import {
  answerOf,
  bodyLimit,
  type Contestant,
  colonPath,
  requestIdField,
  webContestant,
} from "../contestant.ts";

/** A Hono route as a careful person writes it, with the same checks on the same schemas. */
export const handWritten: Contestant = async (work) => {
  const { key, params, body, response, texts, textField } = work;
  const app = new Hono();
  const invalid = { error: () => texts.invalid };
  app.on(work.method, colonPath(work.path), async (context) => {
    context.header(requestIdField, crypto.randomUUID());
    const [, token] = /^Bearer (.+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    if (token !== key) return context.json({ [textField]: texts.unauthorized }, 401);
    const path = params.safeParse(context.req.param(), invalid);
    if (!path.success) return context.json({ [textField]: path.error.issues[0]?.message }, 400);
    if (!context.req.header("content-type")?.startsWith("application/json"))
      return context.json({ [textField]: texts.invalid }, 400);
    if (Number(context.req.header("content-length")) > bodyLimit)
      return context.json({ [textField]: texts.tooLarge }, 413);
    let sent: unknown;
    try {
      sent = await context.req.json();
    } catch {
      return context.json({ [textField]: texts.invalid }, 400);
    }
    const input = body.safeParse(sent, invalid);
    if (!input.success) return context.json({ [textField]: input.error.issues[0]?.message }, 400);
    return context.json(response.parse(answerOf(work, input.data)) as Record<string, unknown>);
  });
  return webContestant(app.fetch, work);
};
