import type { OperationModel } from "./model.ts";

/** The media types from which a caller chooses one by `Accept`: those of the first answer that has several. */
export function offeredTypes({ responses, method }: OperationModel): readonly string[] {
  const found = method === "HEAD" ? undefined : responses.find(({ content }) => content.length > 1);
  return (found?.content ?? []).map(({ mediaType }) => mediaType);
}
