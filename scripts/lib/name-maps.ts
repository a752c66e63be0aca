const named =
  /^(?:paths|webhooks|callbacks|links|components|schemas|responses|properties|patternProperties|dependentSchemas|\$defs|headers|content|encoding|securitySchemes|variables)$/;

/** Whether the value of this keyword of a document has names for keys, which may look like keywords. */
export function holdsNames(keyword: string): boolean {
  return named.test(keyword);
}
