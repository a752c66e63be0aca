/** Something wrong with what a person gave us. */
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
  /** The way out: one sentence. */
  readonly fix: string;
}

/** Thrown where work can't go on; carries every problem found until then. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.message).join("\n"), options);
    this.name = "ProblemError";
    this.problems = problems;
  }
}
