import { z } from "zod";
import type { SampleLang } from "../emit/samples/language.ts";
import { languages } from "../emit/samples/languages.ts";
import type { ApiModel } from "../model/model.ts";

/** What is generated, each of which may be left out. */
export const artefacts = ["document", "examples", "client", "server", "docs", "readme"] as const;

export type Artefact = (typeof artefacts)[number];

/** A finding of a team's own rule. */
export interface PluginFinding {
  /** One sentence: what was expected, and what is there. */
  readonly message: string;
  /** One sentence: how to fix it. */
  readonly fix: string;
  /** The place in the spec: `operations/<operationId>/params/id`. */
  readonly pointer?: string;
}

/** A team's own emitter or lint rule, or both; each reads the model of the public parts. */
export interface ContractPlugin {
  /** Its name in messages. */
  readonly name: string;
  /** Files by path below the generated folder. */
  readonly emit?: (
    api: ApiModel,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** What the spec must not have; nothing is written if it finds something. */
  readonly lint?: (api: ApiModel) => readonly PluginFinding[] | Promise<readonly PluginFinding[]>;
}

/** A team's own settings: the default export of `contract.config.ts`. Paths are of files below its folder. */
export interface ContractConfig {
  /** The module whose default export is the API; `spec/index.ts` if absent. */
  readonly spec?: string;
  /** The folder that `generate` writes; `generated` if absent. */
  readonly generated?: string;
  /** The folder of the released documents; `spec/releases` if absent. */
  readonly releases?: string;
  /** The folder of the static site; `dist/docs` if absent. */
  readonly site?: string;
  /** The folder of the packages; `dist` if absent. */
  readonly packages?: string;
  /** What `generate` writes; all if absent. The proof is the same. */
  readonly emit?: readonly Artefact[];
  /** Rules of Redocly CLI that are added to ours, or change them; `redocly.yaml` if absent. */
  readonly redocly?: string;
  readonly samples?: {
    /** The languages of the samples, in this order. */
    readonly languages?: readonly SampleLang[];
    /** The languages whose samples break only lines that are too wide. */
    readonly compact?: readonly SampleLang[];
  };
  readonly plugins?: readonly ContractPlugin[];
}

/** Declares the settings: the default export of `contract.config.ts`. */
export function defineConfig(config: ContractConfig): ContractConfig {
  return config;
}

const path = z.string().min(1);
const langs = z.array(z.enum(languages.map(({ lang }) => lang) as [SampleLang, ...SampleLang[]])).min(1);
const code = z.custom<() => never>((value) => typeof value === "function", "expected a function");

/** The form of the settings; the type says the same. */
export const configForm = z.strictObject({
  spec: path.optional(),
  generated: path.optional(),
  releases: path.optional(),
  site: path.optional(),
  packages: path.optional(),
  emit: z.array(z.enum(artefacts)).min(1).optional(),
  redocly: path.optional(),
  samples: z.strictObject({ languages: langs.optional(), compact: langs.optional() }).optional(),
  plugins: z
    .array(z.strictObject({ name: z.string().min(1), emit: code.optional(), lint: code.optional() }))
    .optional(),
});
