/** Says of a document that its responses never gain a field: `closedResponses` of the API. */
export const closedResponses = "x-closed-responses";
