import type { Style } from "./layout.ts";

/** How a language's samples are laid out. */
interface LanguageStyle extends Style {
  /** An object of a body with this many members or more is broken over lines; absent: only if it is too wide. */
  readonly breaksFrom?: number;
}

/** How samples are laid out, by the language's `lang`. */
export interface SampleStyle {
  readonly bash: LanguageStyle;
  readonly typescript: LanguageStyle & {
    /** The options of `fetch` and their `headers` are broken over lines, however short. */
    readonly breaksOptions: boolean;
  };
  readonly ruby: LanguageStyle & {
    /** After the last entry of a broken hash. */
    readonly trailing: "" | ",";
  };
  readonly python: LanguageStyle;
  readonly go: LanguageStyle & {
    /** The most columns of a line that makes the request. */
    readonly requestWidth: number;
  };
}

/** The style of the published pages. */
export const publishedStyle: SampleStyle = {
  bash: { width: 88, unit: "  ", breaksFrom: 1 },
  typescript: { width: 81, unit: "  ", breaksFrom: 2, breaksOptions: true },
  ruby: { width: 63, unit: "  ", trailing: "," },
  python: { width: 88, unit: "    ", breaksFrom: 2 },
  go: { width: 100, unit: "\t", breaksFrom: 2, requestWidth: 102 },
};

/** The style in which samples of these languages break only lines that are too wide, and Go's request is one line. */
export function compacted(languages: readonly string[], style = publishedStyle): SampleStyle {
  const compact = (language: keyof SampleStyle) => languages.includes(language);
  const narrowed = <One extends LanguageStyle>({ breaksFrom: _, ...one }: One) => one;
  return {
    bash: compact("bash") ? narrowed(style.bash) : style.bash,
    typescript: compact("typescript")
      ? { ...narrowed(style.typescript), breaksOptions: false }
      : style.typescript,
    ruby: compact("ruby") ? narrowed(style.ruby) : style.ruby,
    python: compact("python") ? narrowed(style.python) : style.python,
    go: compact("go") ? { ...narrowed(style.go), requestWidth: Number.POSITIVE_INFINITY } : style.go,
  };
}
