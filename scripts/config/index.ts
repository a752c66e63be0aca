export type { ApiModel } from "../model/model.ts";
export {
  type Artefact,
  type ContractConfig,
  type ContractPlugin,
  defineConfig,
  type PluginFinding,
  type SampleLang,
} from "./config.ts";
