export const levels = ["debug", "info", "warn", "error"] as const;

export type Level = (typeof levels)[number];

/** Takes lines without credentials and bodies: `console`, or anything with some of its methods. */
export type Logger = { readonly [Name in Level]?: ((message: string) => void) | undefined };

/** Writes a line, if its level is wanted; a logger that throws is not heard. */
export function log(
  { logger, logLevel }: { readonly logger: Logger; readonly logLevel: Level },
  level: Level,
  message: string,
): void {
  if (levels.indexOf(level) < levels.indexOf(logLevel)) return;
  try {
    logger[level]?.(message);
  } catch {
    // The call goes on.
  }
}
