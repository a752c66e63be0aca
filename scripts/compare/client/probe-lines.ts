import { isIdentifier } from "../../lib/ecmascript-names.ts";

/** What a line of the probe uses. */
export interface ProbeUse {
  readonly what: "function" | "type" | "option" | "input" | "status" | "text" | "result";
  /** The name, status or text, or the place in input or result, as findings write it. */
  readonly place: string;
  /** Name of the operation's function. */
  readonly operationId?: string;
}

/** A line of the probe. */
export interface ProbeLine {
  readonly text: string;
  /** Absent on lines that only hold others together. */
  readonly use?: ProbeUse;
  /** The line without which this one means nothing. */
  readonly parent?: ProbeLine;
}

/** Lines that are written one after the other, with names that are used once. */
export interface ProbeWriter {
  readonly lines: readonly ProbeLine[];
  /** Adds a line; gives it, as parent of others. */
  readonly add: (text: string, use?: ProbeUse, parent?: ProbeLine) => ProbeLine;
  /** A name for a variable that no other of the block has. */
  readonly name: (wanted: string) => string;
  /** Begins a block of names. */
  readonly block: () => void;
}

export function createWriter(): ProbeWriter {
  const lines: ProbeLine[] = [];
  const taken = new Map<string, number>();
  const block = () => {
    taken.clear();
    for (const name of ["given", "result"]) taken.set(name, 1);
  };
  block();
  return {
    block,
    lines,
    add(text, use, parent) {
      const line = { text, ...(use ? { use } : {}), ...(parent ? { parent } : {}) };
      lines.push(line);
      return line;
    },
    name(wanted) {
      const base = isIdentifier(wanted) ? wanted : "value";
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      return count === 1 ? base : `${base}_${count}`;
    },
  };
}
