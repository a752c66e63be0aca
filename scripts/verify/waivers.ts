/** A finding that is known and accepted until a day. */
export interface Waiver {
  readonly fingerprint: string;
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires: string;
}
