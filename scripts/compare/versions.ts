import { loadContract } from "../contract/load.ts";
import type { Json } from "../lib/json.ts";
import { ProblemError } from "../lib/problem.ts";
import { emitDocument } from "../model/document/emit.ts";
import { modelOfDocument } from "../model/from-document.ts";
import type { ApiModel } from "../model/model.ts";
import { compareProblem } from "./problems.ts";
import { readDocument } from "./read-document.ts";
import { lastRelease } from "./release/releases.ts";

/** One of the two versions of an API that are compared. */
export interface ComparedVersion {
  /** A path, or a revision of git. */
  readonly name: string;
  readonly model: ApiModel;
  /** Its version, if it was released. */
  readonly version?: string;
}

/** The document that the argument names; without one, that of the last release. */
export async function oldVersion(argument: string | undefined, releases: string): Promise<ComparedVersion> {
  if (argument !== undefined) return readDocument(argument);
  const last = await lastRelease(releases);
  if (last) return { name: last.path, version: last.version, model: modelOfDocument(last.document) };
  throw new ProblemError([compareProblem("no-release", { folder: releases })]);
}

/** The document that the argument names; without one, that of the spec, as `generate` writes it, without samples. */
export async function newVersion(argument: string | undefined, spec: string): Promise<ComparedVersion> {
  if (argument !== undefined) return readDocument(argument);
  const { contract } = await loadContract(spec);
  return { name: spec, model: modelOfDocument(emitDocument(contract) as unknown as Json) };
}
