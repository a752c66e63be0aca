/** The module that a spec imports, at its path in the toolchain and in a contract's package, without its extension. */
export const vocabularyModule = "scripts/contract/index";
