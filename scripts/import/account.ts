/** What became of something that a document says, if it is not in the contract as the document has it. */
export type Fate =
  /** It is there, said in another way. */
  | "other form"
  /** The contract must say it, and the document does not: it was made by a rule. */
  | "made"
  /** The contract does not say it, or the proof found that it says something else. */
  | "left out"
  /** It is in the contract, and the proof could not reach a verdict. */
  | "not judged";

/** Something of a document that is not in the contract as the document has it. */
export interface ImportNote {
  readonly fate: Fate;
  /** The place: a JSON Pointer into the document, or the operation and the part of it. */
  readonly place: string;
  /** What it is: `default of a field`. */
  readonly what: string;
  /** Why, in one sentence without its dot. */
  readonly why: string;
  /** The smallest value that shows it, as JSON. */
  readonly value?: string;
  /** 1-based, in the document. */
  readonly line?: number;
}

/** Notes down what is not carried as it is, each thing once; `value` is JSON. */
export type TellFate = (fate: Fate, place: string, what: string, why: string, value?: string) => void;

/** A list of notes, which may begin with some, and the function that adds to it. */
export function newAccount(first: readonly ImportNote[] = []): {
  readonly notes: ImportNote[];
  readonly tell: TellFate;
} {
  const notes = [...first];
  const known = new Set(first.map(({ fate, place, what }) => `${fate} ${place} ${what}`));
  return {
    notes,
    tell: (fate, place, what, why, value) => {
      const key = `${fate} ${place} ${what}`;
      if (known.has(key)) return;
      known.add(key);
      notes.push({ fate, place, what, why, ...(value === undefined ? {} : { value }) });
    },
  };
}
