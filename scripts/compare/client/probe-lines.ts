import { isIdentifier } from "../../lib/ecmascript-names.ts";

/** What a line of the probe uses. */
export interface ProbeUse {
  readonly what: "function" | "type" | "option" | "input" | "status" | "text" | "code" | "result" | "payload";
  /** The name, status, text or code, or the place in input or result, as findings write it. */
  readonly place: string;
  /** Name of the operation's function. */
  readonly operationId?: string;
}

/** A line of the probe. */
export interface ProbeLine {
  readonly text: string;
  /** Absent on lines that only enclose others. */
  readonly use?: ProbeUse;
  /** The line that this one depends on. */
  readonly parent?: ProbeLine;
}

/** Writes lines one after the other, with unique names. */
export interface ProbeWriter {
  readonly lines: readonly ProbeLine[];
  /** Adds a line and returns it, to be the parent of others. */
  readonly add: (text: string, use?: ProbeUse, parent?: ProbeLine) => ProbeLine;
  /** Returns a name that no other variable in the block has. */
  readonly name: (wanted: string) => string;
  /** Begins a new block of names. */
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
