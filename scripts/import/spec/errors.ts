import { callText, objectText } from "../text/code.ts";
import type { SpecContext } from "./context.ts";
import type { Declaration } from "./modules.ts";

/** What the server answers by itself, which the document says operation by operation or not at all. */
const usual = {
  invalid: [400, "invalid request"],
  unauthorized: [401, "unauthorized"],
  internal: [500, "internal error"],
  notFound: [404, "not found"],
  methodNotAllowed: [405, "method not allowed"],
  tooLarge: [413, "request too large"],
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
          Object.entries(usual).map(([name, [status, text]]) => [
            name,
            objectText({
              status: String(status),
              error: JSON.stringify(text),
              when: '"Always."',
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
