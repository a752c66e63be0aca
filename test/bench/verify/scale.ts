import { loadContract } from "../../../scripts/contract/load.ts";
import { type VerifyPrincipal, verify } from "../../../scripts/verify/index.ts";
import { nestedServed, renameServed, serving } from "../../defects/habits/index.ts";
import { type Handler, listen } from "../../defects/http.ts";
import type { Subject } from "../../defects/index.ts";
import { grown } from "../client/grown.ts";

/** One run of the check on a correct server. */
export interface Run {
  readonly operations: number;
  readonly requests: number;
  readonly milliseconds: number;
}

/** Runs on the rename alone, on the nested contract, and on fifty renames that have nothing to do with each other. */
export async function runsBySize(): Promise<Run[]> {
  const nested = serving("strict", nestedServed);
  // The first is for the compiler of the machine.
  await runOfRenames(1);
  return [await runOfRenames(1), await runOn(nested, 12), await runOfRenames(50)];
}

/** A run on so many renames, each with a path and a resource of its own. */
export function runOfRenames(operations: number): Promise<Run> {
  return runOn(serving("strict", renameServed), operations);
}

async function runOn(subject: Subject, operations: number): Promise<Run> {
  const loaded = await loadContract(subject.spec);
  const large = operations > loaded.contract.operations.length;
  const contract = large ? apart(grown(loaded.contract, operations)) : loaded.contract;
  const { url: server, close } = large ? await listen(copies(subject)) : await subject.start();
  const principal = large ? everywhere(subject.principal, contract) : subject.principal;
  const other = large ? everywhere(subject.other, contract) : subject.other;
  try {
    const options = { server, principal, other, seed: 1 };
    const { requests, milliseconds } = await verify({ ...loaded, contract }, options);
    return { operations: contract.operations.length, requests, milliseconds };
  } finally {
    await close();
  }
}

type Contract = Parameters<typeof grown>[0];

/** Each operation has a resource of its own. */
function apart({ api, operations }: Contract): Contract {
  return {
    api,
    operations: operations.map((operation, index) =>
      operation.laws
        ? { ...operation, laws: { ...operation.laws, resource: `${operation.laws.resource} ${index}` } }
        : operation,
    ),
  };
}

/** The one object that is there, of every resource. */
function everywhere({ params, ...principal }: VerifyPrincipal, { operations }: Contract): VerifyPrincipal {
  const id = params?.["id"] ?? "";
  return {
    ...principal,
    params: Object.fromEntries(operations.map(({ laws }) => [`${laws?.resource}.id`, id])),
  };
}

/** A server for each prefix that `grown` puts before a path. */
function copies({ handler }: Subject): Handler {
  const handlers = new Map<string, Handler>();
  return (request) => {
    const [prefix = ""] = /^\/v\d+(?=\/)/.exec(request.target) ?? [];
    const copy = handlers.get(prefix) ?? handler();
    handlers.set(prefix, copy);
    return copy({ ...request, target: request.target.slice(prefix.length) });
  };
}
