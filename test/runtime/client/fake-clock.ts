import type { Clock } from "../../../scripts/runtime/client/client.ts";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still, but for `run`, which jumps from timer to timer until the work is done. */
export function createFakeClock(random = 0.5): Clock & { run<T>(work: Promise<T>): Promise<T> } {
  let now = Date.UTC(2026, 0, 1);
  const timers = new Set<Timer>();
  return {
    now: () => now,
    random: () => random,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async run(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (let jumps = 0; !done && jumps < 1000; jumps++) {
        // All that needs no time comes before the next timer.
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        const [next] = [...timers].sort((a, b) => a.at - b.at);
        if (done || !next) continue;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      return work;
    },
  };
}
