/** What became of something that a document says, if it is not in the contract as the document has it. */
export type Fate =
  /** It is there, said in another way. */
  | "other form"
  /** The contract must say it, and the document does not: it was made by a rule. */
  | "made"
  /** The contract does not say it. */
  | "left out";

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

/** Notes down what is not carried as it is, each thing once. */
export type TellFate = (fate: Fate, place: string, what: string, why: string) => void;

/** A list of notes, and the function that adds to it. */
export function newAccount(): { readonly notes: ImportNote[]; readonly tell: TellFate } {
  const notes: ImportNote[] = [];
  const known = new Set<string>();
  return {
    notes,
    tell: (fate, place, what, why) => {
      const key = `${fate} ${place} ${what}`;
      if (known.has(key)) return;
      known.add(key);
      notes.push({ fate, place, what, why });
    },
  };
}
