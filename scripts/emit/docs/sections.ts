import type { ApiModel, OperationModel, SectionModel } from "../../model/model.ts";

/** What has a page of its own: the operations and then the webhooks, in the order of the docs. */
export function pagedOperations({ operations, webhooks = [] }: ApiModel): OperationModel[] {
  return [...operations, ...webhooks.flatMap((webhook) => webhook.operations)];
}

/** Those of a section. */
export function operationsIn(api: ApiModel, { id }: SectionModel): OperationModel[] {
  return pagedOperations(api).filter(({ section }) => section.id === id);
}

/** A page's address, relative to the pages of a folder and without extension; the top is the folder `""`. */
export function pageUrl(path: string, folder: string): string {
  if (folder === "") return `./${path}`;
  return path.startsWith(`${folder}/`) ? `./${path.slice(folder.length + 1)}` : `../${path}`;
}

/** Where an operation's page is below the docs, without extension: `items/get-item`. */
export function pagePath({ section, page }: OperationModel): string {
  return `${section.id}/${page.name}`;
}
