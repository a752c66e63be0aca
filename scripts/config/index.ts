export type { SampleLang } from "../emit/samples/language.ts";
export type { ApiModel } from "../model/model.ts";
export {
  type Artefact,
  type ContractConfig,
  type ContractPlugin,
  defineConfig,
  type PluginFinding,
} from "./config.ts";
