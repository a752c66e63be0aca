/** Something wrong in the user's input. */
export interface Problem {
  /** Kebab-case, stable: scripts may match on it. */
  readonly code: string;
  /** One sentence, names in back-ticks, with what was expected and what came. */
  readonly message: string;
  /** The file to edit, as given or relative to the working directory. */
  readonly file?: string;
  /** 1-based, in `file`. */
  readonly line?: number;
  readonly column?: number;
  /** The place inside the spec: `operations/<operationId>/params/id`. */
  readonly pointer?: string;
  /** How to fix it: one sentence. */
  readonly fix: string;
}

/** Thrown if work can't continue; carries every problem found so far. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.message).join("\n"), options);
    this.name = "ProblemError";
    this.problems = problems;
  }
}

/** The problem with lines of details after its sentence. */
export function withDetails(problem: Problem, lines: readonly string[]): Problem {
  return { ...problem, message: [problem.message, ...lines].join("\n    ") };
}
