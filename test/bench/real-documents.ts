import { againstItself } from "./real-documents/against-itself.ts";
import { corpus, corpusDocuments } from "./real-documents/corpus.ts";
import { edited } from "./real-documents/edited.ts";

/**
 * Compares documents of real APIs with edited copies, `EDITS` of each, and with themselves; `SEED`
 * draws the same again, `DOCUMENT` takes one of them.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const files = await corpusDocuments(print);
  if (!files) return;
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  print(`SEED=${seed}`);
  const many = Number(process.env["EDITS"] ?? 30);
  if (many > 0) await edited(corpus, files, seed, many, print);
  await againstItself(corpus, files, seed, print);
}
