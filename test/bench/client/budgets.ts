/** Bytes of a bundle with one operation, by the entry that is imported, and of each further one. */
export const sizeBudgets = { index: 8000, unchecked: 4250, further: 500 } as const;

/** Milliseconds for each further call, by the version of TypeScript. */
export const typeBudgets = { "5.9": 3, "7": 0.5 } as const;
