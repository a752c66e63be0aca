/**
 * Who may know of an operation, a field or an error. `internal`: whoever serves the API; it is left out of all that is made
 * for callers. `preview`: everyone, but it may change at any time.
 */
export type Visibility = "internal" | "preview";

export const visibilities = ["internal", "preview"] as const satisfies readonly Visibility[];
