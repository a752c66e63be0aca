/** Bytes of a bundle with one operation, by the entry that is imported, and of each further one. */
export const sizeBudgets = { index: 5000, unchecked: 4200, further: 500 } as const;

/** The same of an operation with query parameters and larger schemas, in an API with two security schemes. */
export const mixedSizeBudgets = { index: 5800, unchecked: 4300, further: 500 } as const;

/** Milliseconds for each further call, by the version of TypeScript. */
export const typeBudgets = { "5.9": 3, "7": 0.5 } as const;
