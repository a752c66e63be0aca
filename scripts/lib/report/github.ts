import { visible } from "./visible.ts";

interface Place {
  readonly title: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/**
 * A workflow command of GitHub Actions, on one line: an annotation, at its place. The lines of its
 * text are texts of somebody else, each shown on one.
 */
export function githubCommand(
  name: "error" | "warning" | "notice",
  { title, file, line }: Place,
  lines: readonly string[],
): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${name} ${properties.join(",")}::${lines.map(data).join("%0A")}\n`;
}

function data(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
