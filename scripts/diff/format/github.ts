import { type Report, shortJson } from "../report.ts";

const commands = { major: "error", minor: "notice", patch: "notice", none: "notice" } as const;

/** Workflow commands: an annotation per finding. An approved break is only a warning. */
export function github({ findings, approved }: Report): string {
  return findings
    .map(({ bump, fingerprint, sentence, place, operation, witness, line, fix }) => {
      const command = approved.has(fingerprint) ? "warning" : commands[bump];
      const title = [operation, place].filter(Boolean).join(" · ");
      const text = [
        sentence,
        ...(line ? [`No longer compiles: ${line}`] : []),
        ...(witness ? [`Witness: ${shortJson(witness.value)}`] : []),
        ...(fix ? [`Next: ${fix}`] : []),
      ].join("\n");
      return `::${command} title=${escaped(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${escaped(text)}\n`;
    })
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
