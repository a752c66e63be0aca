import type { App, Settings } from "../runtime/server/app.ts";

/** A value for the caller's own organization, and one for another that it must never see. */
export interface OwnAndOther {
  readonly own: string;
  readonly other: string;
}

export interface LocalOptions extends Pick<Settings, "logger" | "onRequest"> {
  /** The clock of timestamps; the system's if absent. */
  readonly now?: () => Date;
}

/** An API in this process, on a database of its own in memory. */
export interface Local extends App {
  /** A credential of each organization, for any of the contract's security schemes. */
  readonly keys: OwnAndOther;
  /** The id of an object of each organization: of the first resource that has one. */
  readonly ids: OwnAndOther;
  /** The same for every resource, by its name in the contract's laws. */
  readonly idsOf: Readonly<Record<string, OwnAndOther>>;
  /** Undoes everything since the start. */
  readonly reset: () => void;
  /** Releases the database; `fetch` rejects from then on. */
  readonly close: () => void;
}
