import type { ApiModel, OperationModel, SectionModel } from "../../model/model.ts";

/** The operations of a section, in the order of the docs. */
export function operationsIn({ operations }: ApiModel, { id }: SectionModel): OperationModel[] {
  return operations.filter(({ section }) => section.id === id);
}

/** Where an operation's page is below the docs, without extension: `items/get-item`. */
export function pagePath({ section, page }: OperationModel): string {
  return `${section.id}/${page.name}`;
}
