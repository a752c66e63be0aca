import type { LoadedContract } from "../../../scripts/contract/load.ts";
import type { Subject } from "../../defects/index.ts";

/** A server of a contract among many, as a contender is told of it. */
export interface Entry {
  readonly subject: Subject;
  /** What the request header `subjectField` must say for this server to answer. */
  readonly number: number;
}

/** All servers of one contract, behind one address. */
export interface Field {
  readonly url: string;
  readonly contract: LoadedContract["contract"];
  readonly entries: readonly Entry[];
  /** An empty folder. */
  readonly folder: string;
}

/** What a tool finds fault with, by the number of the server: words that are the same in each run. */
export type Complaints = ReadonlyMap<number, ReadonlySet<string>>;

/** Another tool that holds servers to a contract. Throws a `NotInstalled` where it is not to be had. */
export type Contender = (field: Field) => Promise<Complaints>;

export const subjectField = "x-subject";

/** The path before a request's own, where a tool can't send a header field for each server. */
export function subjectPath(number: number): string {
  return `/subjects/${number}`;
}

/** The tool is not to be had on this machine. */
export class NotInstalled extends Error {}
