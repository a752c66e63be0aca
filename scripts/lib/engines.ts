/** The versions of Node that run what we ship: `engines` of every `package.json`. */
export const engines = { node: "^20.19 || >=22.12" } as const;
