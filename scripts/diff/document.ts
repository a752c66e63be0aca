/** An OpenAPI document as read: nothing about its inside is known yet. */
export type Document = Readonly<Record<string, unknown>>;
