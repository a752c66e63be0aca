import type { FindingKind, VerifyPrincipal } from "../../scripts/verify/index.ts";
import { kinds } from "../../scripts/verify/report.ts";
import { type Answering, type Handler, handlerOf, listen, type Request, type Running } from "./http.ts";
import { type Verdict, verdictOf } from "./labels.ts";
import { defects as notesDefects } from "./notes/defects.ts";
import { lenient as notesLenient } from "./notes/lenient.ts";
import { probes as notesProbes } from "./notes/probes.ts";
import * as notes from "./notes/server.ts";
import type { Defects, Departures, Planted } from "./planted.ts";
import { defects as renameDefects } from "./rename/defects.ts";
import { lenient as renameLenient } from "./rename/lenient.ts";
import { probes as renameProbes } from "./rename/probes.ts";
import * as rename from "./rename/server.ts";

/** A server to check, and what a check must be told of it. */
export interface Subject {
  readonly name: string;
  /** Path of the contract that it serves, from the root of the repository. */
  readonly spec: string;
  readonly principal: VerifyPrincipal;
  readonly other: VerifyPrincipal;
  /** The server itself, afresh. `now` is its clock. */
  readonly handler: (now?: () => Date) => Handler;
  /** Requests that together show every departure: one after the other, those of one entry at the same time. */
  readonly probes: readonly (readonly Request[])[];
  /** Starts it afresh, on a free port of loopback. */
  readonly start: () => Promise<Running>;
}

export interface Defect extends Subject, Verdict {
  readonly kind: FindingKind;
}

/** Servers of one contract: the correct one, and its departures. */
export interface Family<Behaviour> extends Pick<Subject, "spec" | "principal" | "other" | "probes"> {
  readonly correct: (now?: () => Date) => Behaviour;
  readonly defects: Defects<Behaviour>;
  /** Defects that have their verdict beside them. */
  readonly planted?: readonly Planted<Behaviour>[];
  readonly lenient: Departures<Behaviour>;
}

export interface Subjects {
  readonly clean: readonly Subject[];
  readonly lenient: readonly Subject[];
  /** Lenient ones, too, of which a bench runs each once. */
  readonly byTurns?: readonly Subject[];
  readonly defects: readonly Defect[];
}

/** The servers of a family, by what a check should say of them. */
export function subjectsOf<Behaviour extends Answering<Behaviour>>(family: Family<Behaviour>): Subjects {
  const { spec, principal, other, probes, correct, defects, planted = [], lenient } = family;
  const subject = (name: string, departure: Departures<Behaviour>[string] = () => ({})): Subject => {
    const handler: Subject["handler"] = (now) => {
      const behaviour = correct(now);
      return handlerOf({ ...behaviour, ...departure(behaviour) });
    };
    return { name, spec, principal, other, probes, handler, start: () => listen(handler()) };
  };
  const all = (departures: Departures<Behaviour> = {}) =>
    Object.entries(departures).map(([name, departure]) => subject(name, departure));
  return {
    clean: [subject("clean")],
    lenient: all(lenient),
    defects: [
      ...kinds.flatMap((kind) =>
        all(defects[kind]).map((one) => ({ ...one, kind, ...verdictOf(spec, kind, one.name) })),
      ),
      ...planted.map(({ kind, name, change, label, sentence }) => ({
        ...subject(name, change),
        kind,
        label,
        sentence,
      })),
    ],
  };
}

export const renameFamily: Family<rename.Behaviour> = {
  spec: "test/fixtures/workshop/index.ts",
  principal: { token: rename.keys.own, params: { id: rename.ids.own } },
  other: { token: rename.keys.other, params: { id: rename.ids.other } },
  probes: renameProbes,
  correct: rename.correct,
  defects: renameDefects,
  lenient: renameLenient,
};
export const notesFamily: Family<notes.Behaviour> = {
  spec: "test/defects/notes/index.ts",
  principal: { token: notes.tokens.own, params: { note_id: notes.ids.own } },
  other: { token: notes.tokens.other, params: { note_id: notes.ids.other } },
  probes: notesProbes,
  correct: notes.correct,
  defects: notesDefects,
  lenient: notesLenient,
};

const families = [subjectsOf(renameFamily), subjectsOf(notesFamily)];

/** Servers that keep their contract to the letter. */
export const clean = families.flatMap((family) => family.clean);
/** Servers that keep it, and choose otherwise where it is open. */
export const lenient = families.flatMap((family) => family.lenient);
/** Servers with one defect each. */
export const defects = families.flatMap((family) => family.defects);
