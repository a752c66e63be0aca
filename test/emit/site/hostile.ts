import { z } from "zod";
import { defineApi, defineOperation, json } from "../../../scripts/contract/index.ts";
import spec from "../../fixtures/workshop/index.ts";

/** Ends whatever it stands in, and says so in the page's title if a browser runs any of it. */
const hostile = `</script></style></title>--><script>document.title = "run"</script><img src="x:y" onerror="document.title = 'run'"><a href="javascript:document.title = 'run'">a</a>`;

const name = z.string().meta({ description: hostile, examples: [hostile] });

/** A contract with such a text in every place that takes one. */
export const hostileApi = defineApi({
  ...spec,
  title: `T ${hostile}`,
  summary: hostile,
  description: hostile,
  sections: [{ id: "s", title: "S", description: hostile }],
  operations: [
    defineOperation({
      operationId: "hostile",
      page: "hostile",
      section: "s",
      title: `O ${hostile}`,
      description: hostile,
      method: "POST",
      path: "/hostile",
      query: { q: name },
      body: json(z.object({ name, [hostile]: name.optional() }).meta({ id: "Hostile" }), {
        example: { name: hostile, [hostile]: hostile },
      }),
      responses: {
        200: json(z.object({ name }).meta({ id: "Answer" }), {
          description: hostile,
          example: { name: hostile },
        }),
      },
      errors: [{ status: 409, error: hostile, when: "`it` is there." }],
    }),
  ],
});
