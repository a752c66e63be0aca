import { count } from "../lib/count.ts";
import type { Fate, ImportNote } from "./account.ts";
import type { Imported } from "./import.ts";

const fates: readonly Fate[] = ["other form", "made", "left out"];

/** What came of a document, for programs. */
export function importData({ operations, schemas, spec, notes }: Imported) {
  return { operations, schemas, files: [...spec.files.keys()], notes };
}

/** What came of a document, for people: a table, then each thing that is not carried as it is. */
export function importLines(imported: Imported): string[] {
  const { operations, schemas, spec, notes } = imported;
  const lines = [...spec.files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  return [
    ...table([
      ["", "document", "carried"],
      ["operations", String(operations.all), String(operations.written)],
      ["schemas", String(schemas.all), String(schemas.written)],
    ]),
    `${count(spec.files.size, "file")}, ${count(lines, "line")}`,
    ...fates.flatMap((fate) => fateLines(fate, notes)),
  ];
}

function fateLines(fate: Fate, notes: readonly ImportNote[]): string[] {
  const own = notes.filter((note) => note.fate === fate);
  if (own.length === 0) return [];
  const groups = new Map<string, ImportNote[]>();
  for (const note of own) {
    const key = `${note.what.replace(/`[^`]*`/g, "…")}: ${note.why.replace(/`[^`]*`|“[^”]*”/g, "…")}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  const rows = [...groups.values()].map((all) => {
    const [first] = all;
    if (!first) return "";
    const places = all
      .slice(0, 3)
      .map(({ place, line }) => (line === undefined ? place : `${place} (line ${line})`));
    const more = all.length > 3 ? `, and ${all.length - 3} more` : "";
    const value = first.value === undefined ? "" : ` (${first.value})`;
    return `  ${first.what}: ${first.why}${value}\n    ${places.join(", ")}${more}`;
  });
  return ["", `${fate}: ${own.length}`, ...rows];
}

function table(rows: readonly (readonly string[])[]): string[] {
  return rows.map(
    ([head = "", ...cells]) => head.padEnd(12) + cells.map((cell) => cell.padStart(10)).join(""),
  );
}
