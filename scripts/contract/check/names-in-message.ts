/** Names for a message, each in back-ticks. */
export function namesInMessage(names: readonly string[], between = ", "): string {
  return names.map((name) => `\`${name}\``).join(between);
}
