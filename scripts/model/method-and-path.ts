import type { OperationModel } from "./model.ts";

/** How findings, notes and reports name an operation: `GET /things/{id}`. */
export function methodAndPath({ method, path }: Pick<OperationModel, "method" | "path">): string {
  return `${method} ${path}`;
}
