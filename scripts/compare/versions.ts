import { loadContract } from "../contract/load.ts";
import { publicContract } from "../contract/public.ts";
import type { Json } from "../lib/json.ts";
import { ProblemError } from "../lib/problem.ts";
import { emitDocument } from "../model/document/emit.ts";
import { modelOfDocument } from "../model/from-document.ts";
import { compareProblem } from "./problems.ts";
import { type ComparedVersion, readDocument } from "./read-document.ts";
import { lastRelease } from "./release/releases.ts";

/** The document that the argument names; without an argument, the last release. */
export async function oldVersion(argument: string | undefined, releases: string): Promise<ComparedVersion> {
  if (argument !== undefined) return readDocument(argument);
  const last = await lastRelease(releases);
  if (last) return { ...versionOf(last.path, last.document), version: last.version };
  throw new ProblemError([compareProblem("no-release", { folder: releases }, { file: releases })]);
}

/** The document that the argument names; without an argument, the spec's as `generate` writes it, without samples and what is internal. */
export async function newVersion(argument: string | undefined, spec: string): Promise<ComparedVersion> {
  if (argument !== undefined) return readDocument(argument);
  const { contract } = await loadContract(spec);
  return versionOf(spec, emitDocument(publicContract(contract)) as unknown as Json);
}

function versionOf(name: string, document: Json): ComparedVersion {
  return { name, document, model: modelOfDocument(document) };
}
