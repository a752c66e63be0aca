/** The source of a spec with a fault. */
export interface BadSpec {
  readonly name: string;
  readonly source: string;
  /** `line code pointer: message → fix`, one for each problem. */
  readonly wanted: readonly string[];
}
