import { z } from "zod";
import type { ErrorModel } from "../../../../scripts/contract/index.ts";

const ErrorBody = z
  .object({
    error: z.string().meta({ description: "What went wrong, for a person to read." }),
  })
  .meta({ id: "Error", description: "Every error has this body." });

/** How the whole API speaks of errors. */
export const errors: ErrorModel = {
  schema: ErrorBody,
  textField: "error",
  invalid: {
    status: 400,
    error: "invalid request body",
    when: "The body is not a JSON object, or a field has the wrong type.",
    anyText: true,
  },
  unauthorized: {
    status: 401,
    error: "invalid API key",
    when: "The API key is missing or not valid.",
    anyText: true,
  },
  internal: {
    status: 500,
    error: "internal server error",
    when: "The server failed.",
    anyText: true,
  },
  notFound: {
    status: 404,
    error: "not found",
    when: "No operation has this path.",
    anyText: true,
  },
  methodNotAllowed: {
    status: 405,
    error: "method not allowed",
    when: "The path has no operation with this method.",
    anyText: true,
  },
  tooLarge: {
    status: 413,
    error: "request body too large",
    when: "The body is larger than the server takes.",
    anyText: true,
  },
};
