/** What a page may write on as few lines as fit: the samples of a language. */
export const compactForms = ["bash", "typescript", "ruby", "python", "go"] as const;

/** Words about an operation's page. Each may be left out: the page then is as most pages are. */
export interface PageWords {
  /** What comes, in one word or a few: samples name the variable of the answer after it. If absent, `data`. */
  readonly result?: string;
  /** Fields of the answer that TypeScript's sample states the types of: `"id"`, and `"loaves.id"` of a field that is a list. */
  readonly cast?: readonly string[];
  /** Languages whose samples break no line that fits. */
  readonly compact?: readonly (typeof compactForms)[number][];
}
