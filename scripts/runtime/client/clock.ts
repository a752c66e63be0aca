/** What the client needs of time and chance. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Runs something after so many milliseconds; the function given back prevents it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Timers count milliseconds in 32 bits, and fire at once beyond. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(milliseconds, longest));
    return () => clearTimeout(timer);
  },
};
