import { createProcessor } from "@mdx-js/mdx";
import { mdxPreset } from "fumadocs-core/content/mdx/preset-bundler";
import { remarkLLMs } from "fumadocs-core/mdx-plugins/remark-llms";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { parse } from "yaml";

interface Words {
  readonly title: string;
  readonly description: string;
}

const preset = await mdxPreset({ rehypeCodeOptions: false });
const processor = createProcessor({
  ...preset,
  remarkPlugins: [...(preset.remarkPlugins ?? []), [remarkLLMs, { _data: true }]],
});

/** The words of the front matter are no Markdown; whoever puts them into a page escapes them. */
function text(value: string): string {
  return toMarkdown({ type: "text", value }, { extensions: [gfmToMarkdown()] }).trimEnd();
}

/** What a Fumadocs site serves to tools for a page's source: only Fumadocs' own packages read it. */
export async function servedByFumadocs(source: string): Promise<string> {
  const [, frontMatter = "", content = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const { title, description } = parse(frontMatter) as Words;
  const file = await processor.process(content);
  return `# ${text(title)}\n\n${text(description)}\n\n${String(file.data["markdown"])}`;
}
