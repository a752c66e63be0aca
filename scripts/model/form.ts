/** The values of a form's parts for a field: one for each item of a list; none for an absent value or `null`. */
export function formPartValues(value: unknown): unknown[] {
  return [value].flat().filter((item) => item !== undefined && item !== null);
}

/** The text of a form's part: any value but a text is sent as JSON. */
export function formPartText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
