import { z } from "zod";
import type { ErrorModel } from "../../../scripts/contract/index.ts";

const Problem = z
  .object({
    message: z.string().meta({ description: "What went wrong." }),
    request_id: z.string().optional().meta({ description: "Names the request in the logs." }),
  })
  .meta({ id: "Problem", description: "The body of every error." });

export const errors: ErrorModel = {
  schema: Problem,
  textField: "message",
  invalid: {
    status: 422,
    error: "the request is not valid",
    when: "The request is malformed.",
    anyText: true,
  },
  unauthorized: {
    status: 401,
    error: "credentials are required",
    when: "No valid credentials.",
    anyText: true,
  },
  internal: { status: 500, error: "the server failed", when: "The server failed.", anyText: true },
  notFound: { status: 404, error: "no such route", when: "No operation has this path.", anyText: true },
  methodNotAllowed: {
    status: 405,
    error: "no such method",
    when: "Another method is needed.",
    anyText: true,
  },
  tooLarge: { status: 413, error: "the body is too large", when: "The body is too large.", anyText: true },
};
