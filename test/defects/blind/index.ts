import { notesFamily, renameFamily, type Subjects, subjectsOf } from "../index.ts";
import { notesLenient, renameLenient } from "./lenient.ts";
import { notesBlind } from "./notes.ts";
import { notesProbes, renameProbes } from "./probes.ts";
import { renameBlind } from "./rename.ts";

const families = [
  subjectsOf({ ...renameFamily, probes: renameProbes, defects: renameBlind, lenient: renameLenient }),
  subjectsOf({ ...notesFamily, probes: notesProbes, defects: notesBlind, lenient: notesLenient }),
];

/** Servers with one defect each, written by someone who has not read the check. */
export const blindDefects: Subjects["defects"] = families.flatMap(({ defects }) => defects);
/** Servers that keep their contract in their own way, by the same hand. */
export const blindLenient: Subjects["lenient"] = families.flatMap(({ lenient }) => lenient);
/** The correct servers, with the probes of these sets. */
export const blindClean: Subjects["clean"] = families.flatMap(({ clean }) => clean);
