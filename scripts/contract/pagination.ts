/**
 * How a list is read page by page: names of query parameters, and of fields of the response; the names of a
 * field within others are joined by dots, `meta.next`.
 */
export type Pagination = PagesByCursor | PagesByOffset | PagesByNumber;

interface PagedList {
  /** The response field that holds the page's items. If absent, the response itself is the list. */
  readonly items?: string;
  /** The query parameter that bounds the number of items. */
  readonly limit?: string;
  /** The response field that says how many items all pages hold together. */
  readonly total?: string;
  /** The response field, a boolean, that says whether another page follows. */
  readonly more?: string;
}

export interface PagesByCursor extends PagedList {
  /** The cursor: what the response gives in `next` is sent as `parameter`; null or absent at the end. */
  readonly cursor: { readonly parameter: string; readonly next: string };
  readonly offset?: never;
  readonly page?: never;
}

export interface PagesByOffset extends PagedList {
  /** The query parameter that says how many items are passed over. */
  readonly offset: { readonly parameter: string };
  readonly cursor?: never;
  readonly page?: never;
}

export interface PagesByNumber extends PagedList {
  /** The query parameter that says which page is read; `first` is the number of the first page: 1 if absent. */
  readonly page: { readonly parameter: string; readonly first?: 0 | 1 };
  readonly cursor?: never;
  readonly offset?: never;
}
