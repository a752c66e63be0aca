import { contract } from "../../generated/server/index.ts";
import type { LocalServer } from "./serve.ts";

/** What a person needs to make the first request, as lines of text. */
export function announcement({ url, sample: { key, id } }: Pick<LocalServer, "url" | "sample">): string {
  const lines = [
    ["URL", url],
    ["Docs", `${url}/docs`],
    ["Console", `${url}/try`],
    ...(key && id
      ? [
          ["Key", key],
          ["Integration", id],
        ]
      : [["Key", "as in the seed of this database"]]),
  ].map(([name = "", value]) => `${name.padEnd(12)} ${value}`);
  return `${[...lines, "", ...curl(url, key, id)].join("\n")}\n`;
}

function curl(url: string, key: string | undefined, id: string | undefined): string[] {
  const rename = contract.operations.find(({ operationId }) => operationId === "updateLlmIntegration");
  const path = rename?.path.replace("{id}", id ?? "INTEGRATION_ID");
  return [
    `curl -X ${rename?.method} ${url}${path} \\`,
    `  -H "Authorization: Bearer ${key ?? "$NAIRI_API_KEY"}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{ "name": "Staging Anthropic" }'`,
  ];
}
