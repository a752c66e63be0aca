import type { ApiModel, OperationModel, SectionModel } from "../../model/model.ts";

/** The operations of a section and then its webhooks, in the order of the docs. */
export function operationsIn(
  { operations, webhooks = [] }: ApiModel,
  { id }: SectionModel,
): OperationModel[] {
  return [...operations, ...webhooks.flatMap((webhook) => webhook.operations)].filter(
    ({ section }) => section.id === id,
  );
}

/** The way from a page of a section to an operation's page, without extension. */
export function pathBetween({ id }: Pick<SectionModel, "id">, operation: OperationModel): string {
  return operation.section.id === id ? `./${operation.page.name}` : `../${pagePath(operation)}`;
}

/** Where an operation's page is below the docs, without extension: `items/get-item`. */
export function pagePath({ section, page }: OperationModel): string {
  return `${section.id}/${page.name}`;
}
