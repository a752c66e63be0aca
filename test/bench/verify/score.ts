import type { Defect } from "../../defects/index.ts";
import { type Found, isAtLabel, type Measured } from "./measure.ts";

/** What is found of the defects of one contract. */
export interface Score {
  readonly contract: string;
  readonly planted: number;
  readonly breach: number;
  /** As advice only. */
  readonly advice: number;
  readonly missed: number;
  readonly atLabel: number;
}

/** A defect that is not found at its label, and how to see so. */
export interface Miss {
  readonly contract: string;
  readonly kind: string;
  readonly name: string;
  readonly label: string;
  readonly sentence: string;
  readonly found: "breach" | "advice" | "nothing";
  readonly seed: number;
}

/** Of `test/fixtures/nested/index.ts`: `nested`. */
export function contractName(spec: string): string {
  return spec.split("/").at(-2) ?? spec;
}

export function scoresOf({ found }: Measured, defects: readonly Defect[]): Score[] {
  const contracts = [...new Set(defects.map(({ spec }) => contractName(spec)))];
  return contracts.map((contract) => {
    const own = defects.filter(({ spec }) => contractName(spec) === contract);
    const levels = own.map((defect) => levelOf(found.get(defect)));
    const count = (level: Miss["found"]) => levels.filter((one) => one === level).length;
    return {
      contract,
      planted: own.length,
      breach: count("breach"),
      advice: count("advice"),
      missed: count("nothing"),
      atLabel: own.filter((defect) => isAtLabel(defect, found.get(defect))).length,
    };
  });
}

export function missesOf({ found }: Measured, defects: readonly Defect[]): Miss[] {
  return defects
    .filter((defect) => !isAtLabel(defect, found.get(defect)))
    .map((defect) => {
      const { spec, kind, name, label, sentence } = defect;
      const result = found.get(defect);
      const seed = result?.seed ?? 1;
      return { contract: contractName(spec), kind, name, label, sentence, found: levelOf(result), seed };
    });
}

function levelOf(found: Found | undefined): Miss["found"] {
  if (found?.breach) return "breach";
  return found?.advice ? "advice" : "nothing";
}
