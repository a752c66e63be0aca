import { markdownBanner } from "../lib/banner.ts";
import { plainLine } from "../lib/markdown/write.ts";
import type { Source } from "./source.ts";

/** The note in the generated folder, also for the files that can't have a comment. */
export function emitReadme({ model, versions }: Pick<Source, "model" | "versions">): Map<string, string> {
  const { title, version } = model.info;
  const others = [...(versions ?? new Map()).keys()]
    .map((one) => `| \`openapi.${one}.json\`, \`openapi.${one}.yaml\` | the same in OpenAPI ${one} |\n`)
    .join("");
  const text = `${markdownBanner}

# ${plainLine(title)} ${version}

Everything in this folder is made from the spec by \`npm run generate\`. Change the spec, not these
files; \`npm run check\` fails if one is stale, or if the folder has a file that the command did not make.

| path | what |
| --- | --- |
| \`openapi.json\`, \`openapi.yaml\` | the OpenAPI document |
${others}| \`client/\` | the typed client, a package of its own |
| \`server/\` | handler types and router for the team that serves the API |
| \`docs/\` | the pages of the documentation, and \`llms.txt\` |
| \`examples/\` | the example payloads |
`;
  return new Map([["README.md", text]]);
}
