import { count } from "../lib/count.ts";
import type { Fate, ImportNote } from "./account.ts";
import type { Imported } from "./import.ts";
import type { ImportProof } from "./proof/prove.ts";

const fates: readonly Fate[] = ["other form", "made", "left out", "not judged"];

/** What came of a document, and what its proof found, if there was one. */
export interface ImportReport extends Omit<Imported, "notes" | "keep" | "discard" | "api"> {
  readonly notes: readonly ImportNote[];
  readonly proof?: ImportProof;
}

/** What came of a document, for programs. */
export function importData(report: ImportReport) {
  const { operations, schemas, spec, notes, proof } = report;
  return {
    operations: { ...operations, ...(proof ? { kept: proof.operations } : {}) },
    schemas,
    files: [...spec.files.keys()],
    ...(proof ? { proof: proofData(proof) } : {}),
    notes,
  };
}

function proofData({ schemas, findings }: ImportProof) {
  const { all, equal, differing, missing, spread, unjudged, values } = schemas;
  return {
    schemas: {
      ...{ all, equal, otherForm: spread.length, differing: differing.length, missing: missing.length },
      notJudged: unjudged.length,
    },
    values,
    findings: { toSpec: findings.there.length, toDocument: findings.back.length },
  };
}

/** What came of a document, for people: a table, then each thing that is not carried as it is. */
export function importLines(report: ImportReport): string[] {
  const { spec, notes } = report;
  const lines = [...spec.files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  return [
    ...accountLines(report),
    `${count(spec.files.size, "file")}, ${count(lines, "line")}`,
    ...fates.flatMap((fate) => fateLines(fate, notes)),
  ];
}

function accountLines({ operations, schemas, proof }: ImportReport): string[] {
  const texts = (cells: readonly (string | number)[]) => cells.map(String);
  if (!proof)
    return table(
      [
        ["", "document", "carried"],
        ["operations", operations.all, operations.written],
        ["schemas", schemas.all, schemas.written],
      ].map(texts),
    );
  const { all, equal, differing, missing, spread, unjudged, values } = proof.schemas;
  const { there, back } = proof.findings;
  return [
    ...table(
      [
        ["", "document", "carried", "other form", "left out", "not judged"],
        [
          "operations",
          operations.all,
          proof.operations,
          operations.written - proof.operations,
          operations.all - operations.written,
          0,
        ],
        ["schemas", all, equal, spread.length, differing.length + missing.length, unjudged.length],
      ].map(texts),
    ),
    `${count(values, "value")} judged by the document and by the spec`,
    `diff above a patch: ${count(there.length, "finding")} to the spec, ${count(back.length, "finding")} back`,
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
    ([head = "", ...cells]) => head.padEnd(12) + cells.map((cell) => cell.padStart(12)).join(""),
  );
}

// Coverage: the unit tests have no report with more than three places of a kind.
