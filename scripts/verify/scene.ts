import type { ApiModel } from "../model/model.ts";
import { byExample, completed, listedParams, unreachable, wrongFixture } from "./fixtures.ts";
import { withoutUserinfo } from "./hide/credentials.ts";
import type { Sender } from "./http/send.ts";
import { type Resource, resourcesOf } from "./laws/resources.ts";
import type { Principal, VerifyOptions } from "./options.ts";
import { pathParameters } from "./request-input.ts";
import type { Subject } from "./subject.ts";
import { isSafe, type Target, targetOf } from "./target.ts";
import type { Family } from "./undo/families.ts";
import type { Ledger, Party } from "./undo/ledger.ts";

/** One principal's view of the operations and resources. */
export interface Cast {
  readonly party: Party;
  /** Completed with objects that were made for it. */
  readonly principal: Principal;
  readonly targets: readonly Target[];
  readonly resources: readonly Resource[];
}

/** Everything that a check needs to begin. */
export interface Scene {
  readonly targets: readonly Target[];
  /** Of the first principal, and of the second where there is one. */
  readonly casts: readonly Cast[];
  /** Why it can't begin. */
  readonly reasons: readonly string[];
}

interface Stage {
  readonly sender: Sender;
  readonly api: ApiModel;
  readonly subjects: readonly Subject[];
  readonly families: readonly Family[];
  readonly ledger: Ledger;
  readonly options: VerifyOptions;
}

const nobody: Principal = { token: "", params: {} };

/** Finds out whether the server answers and the fixtures are right; makes objects where none are named. */
export async function setScene(stage: Stage): Promise<Scene> {
  const { sender, api, subjects, families, ledger, options } = stage;
  const none = await unreachable(sender, api);
  if (none)
    return {
      targets: [],
      casts: [],
      reasons: [`Nothing answers at \`${withoutUserinfo(options.server)}\`: ${none.words}.`],
    };

  const listed = listedParams(subjects);
  const complete = async (given: Principal, owner: Party) => {
    const principal = { ...given, params: { ...listed, ...given.params } };
    if (options.readOnly) return principal;
    return completed(sender, families, principal, { seed: options.seed ?? 1, owner, ledger });
  };
  const principal = await complete(options.principal ?? nobody, "first");
  const other = options.other && (await complete(options.other, "second"));
  const given = { ...options, principal, ...(other ? { other } : {}) };
  const targets: Target[] = [];
  for (const subject of subjects) {
    const target = targetOf(subject, given);
    targets.push(target.own ? target : ((await byExample(sender, target, principal)) ?? target));
  }
  const castOf = (party: Party, of: Principal, seen: readonly Target[]): Cast => ({
    party,
    principal: of,
    targets: seen,
    resources: resourcesOf(seen),
  });
  const usable = targets.length === 0 || targets.some(({ own, authorized }) => own && authorized);
  return {
    targets,
    casts: [
      castOf("first", principal, targets),
      ...(other
        ? [
            castOf(
              "second",
              other,
              subjects.map((subject) => targetOf(subject, { ...given, principal: other })),
            ),
          ]
        : []),
    ],
    reasons: usable
      ? await wrongFixtures(sender, targets, "safe")
      : targets.map(
          (target) =>
            `\`${target.subject.operation.operationId}\` needs ${whatIsMissing(target).join(" and ")}.`,
        ),
  };
}

/**
 * What of the fixtures the server refuses, asked of the operations that change nothing, or of the
 * others: those only after what they change has been read.
 */
export async function wrongFixtures(
  sender: Sender,
  targets: readonly Target[],
  which: "safe" | "unsafe",
): Promise<string[]> {
  const reasons: string[] = [];
  for (const target of targets)
    for (const owner of isSafe(target.subject.operation) === (which === "safe") ? owners : []) {
      const reason = await wrongFixture(sender, target, owner);
      if (reason !== undefined) reasons.push(reason);
    }
  return reasons;
}

const owners = ["first", "second"] as const;

/** What a target lacks, in words, with the options that give it. */
export function whatIsMissing({ subject: { operation }, own, known, authorized }: Target): string[] {
  const names = pathParameters(operation)
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
  return [
    ...(authorized ? [] : ["a credential (`--token`)"]),
    ...(own
      ? []
      : [`the path parameters of an object (${names.map((name) => `\`--param ${name}=…\``).join(" ")})`]),
  ];
}
