/** How a list is read page by page: names of query parameters and of response fields. */
export interface Pagination {
  /** The response field that holds the page's items. */
  readonly items: string;
  /** The query parameter that bounds the number of items. */
  readonly limit?: string;
  /** The cursor: what the response gives in `next` is sent as `parameter`; null or absent at the end. */
  readonly cursor: { readonly parameter: string; readonly next: string };
}
