/** The values of a form's parts for a field: one for each item of a list; none for an absent value or `null`. */
export function formPartValues(value: unknown): unknown[] {
  return [value].flat().filter((item) => item !== undefined && item !== null);
}

/** The fields of a form as one text (WHATWG, URL, section 5.2). */
export function urlencodedText(fields: object): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    formPartValues(value).map((item) => [name, formPartText(item)]),
  );
  return new URLSearchParams(pairs).toString();
}

/** The text of a form's part: any value but a text is sent as JSON. */
export function formPartText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
