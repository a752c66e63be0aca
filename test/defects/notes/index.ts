/** A contract with all that one operation alone can't show: a list, and objects that come and go. */
import { z } from "zod";
import { defineApi } from "../../../scripts/contract/index.ts";
import { createNote, deleteNote, getNote, listNotes, updateNote } from "./operations.ts";

const Fault = z
  .object({ error: z.string().meta({ description: "What went wrong." }) })
  .meta({ id: "Fault", description: "The body of every error." });

export default defineApi({
  title: "Notes API",
  version: "1.0.0",
  summary: "Notes.",
  description: "Notes, each of one owner.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://notes.example", description: "Production" }],
  basePath: "/v1",
  securitySchemes: {
    token: { type: "bearer", description: "The owner's token.", environment: "NOTES_TOKEN" },
  },
  security: ["token"],
  errors: {
    schema: Fault,
    textField: "error",
    invalid: { status: 400, error: "the request is not valid", when: "It is malformed.", anyText: true },
    unauthorized: { status: 401, error: "a token is required", when: "No valid token.", anyText: true },
    internal: { status: 500, error: "the server failed", when: "The server failed.", anyText: true },
    notFound: { status: 404, error: "no such path", when: "No operation has this path.", anyText: true },
    methodNotAllowed: {
      status: 405,
      error: "no such method",
      when: "Another method is needed.",
      anyText: true,
    },
    tooLarge: { status: 413, error: "too large", when: "The body is too large.", anyText: true },
  },
  sections: [{ id: "notes", title: "Notes", description: "What is not to be forgotten." }],
  operations: [listNotes, createNote, getNote, updateNote, deleteNote],
  decisions: ["malformed-body", "unknown-fields", "order-of-checks", "new-fields"],
  packages: { client: "@notes/api", contract: "@notes/contract" },
});
