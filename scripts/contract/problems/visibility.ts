import type { ProblemTexting } from "../../lib/problem-table.ts";

/** Operations, fields and errors that not everyone knows of, where callers can't do without them. */
export const visibilityProblems = {
  "visibility-closed": {
    message:
      "The internal field `{path}` is part of a strict object in a response, so callers who do not know of it refuse the answer.",
    fix: "Use `z.object()` there, or remove `visibility`.",
  },
  "visibility-needed": {
    message: "A request needs `{path}`, but it is internal, so callers who do not know of it can't send it.",
    fix: "Make it optional, or remove `visibility`.",
  },
  "visibility-place": {
    message:
      "The schema at `{path}` has a `visibility`, but it is neither a field of an object nor a parameter that may be left out.",
    fix: "Put `visibility` on the field that holds it, or on the operation.",
  },
  "visibility-public": {
    message: "Without what is internal, the contract does not hold: {reason}.",
    fix: "Make what refers to it internal, too.",
  },
  "visibility-word": {
    message: "The schema at `{path}` has the `visibility` {word}; expected `internal` or `preview`.",
    fix: "Write one of these, or remove it.",
  },
} as const satisfies ProblemTexting;
