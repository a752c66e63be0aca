import { callText, objectText } from "../text/code.ts";
import type { SpecContext } from "./context.ts";
import type { Declaration } from "./modules.ts";

/** What the server answers by itself, which the document says operation by operation or not at all. */
const usual = {
  invalid: [400, "invalid request", "The request is not as its operation describes it."],
  unauthorized: [401, "unauthorized", "The credential is absent or not valid."],
  internal: [500, "internal error", "Something fails in the server."],
  notFound: [404, "not found", "No operation has the path."],
  methodNotAllowed: [405, "method not allowed", "No operation of the path has the method."],
  tooLarge: [413, "request too large", "The body is larger than the server takes."],
} as const;

/** How the API speaks of errors: each operation documents its own. */
export function errorPlacesOfApi({ piece }: SpecContext): Declaration {
  const made = piece((writer) => {
    writer.schema(true, { pointer: "", isAnswered: true });
    return objectText(
      {
        schema: callText("z.object", { open: "{", items: ["error: z.string()"], close: "}" }),
        textField: '"error"',
        ...Object.fromEntries(
          Object.entries(usual).map(([name, [status, text, when]]) => [
            name,
            objectText({
              status: String(status),
              error: JSON.stringify(text),
              when: JSON.stringify(when),
              documented: "false",
            }),
          ]),
        ),
      },
      { isBroken: true },
    );
  });
  return {
    name: "errors",
    code: made.code,
    uses: new Map([["z", "zod"]]),
    comment: "What the server answers by itself: the document lists errors operation by operation.",
  };
}
