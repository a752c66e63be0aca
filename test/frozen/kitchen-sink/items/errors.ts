/** Said by every operation on one item. */
export const itemNotFound = {
  status: 404,
  error: "item not found",
  when: "There is no such item.",
} as const;
