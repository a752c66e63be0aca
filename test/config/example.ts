import { defineConfig } from "../../scripts/config/index.ts";

export default defineConfig({
  spec: "api/index.ts",
  emit: ["document", "client"],
  samples: { languages: ["bash", "python"], compact: ["python"] },
  plugins: [
    {
      name: "list",
      emit: ({ operations }) => ({
        "list/operations.md": operations.map(({ method, path }) => `- ${method} ${path}\n`).join(""),
      }),
    },
    {
      name: "short-titles",
      lint: ({ operations }) =>
        operations
          .filter(({ title }) => title.length > 20)
          .map(({ operationId, title }) => ({
            message: `\`${title}\` is longer than 20 characters.`,
            fix: "Say it in fewer words.",
            pointer: `operations/${operationId}/title`,
          })),
    },
  ],
});
