import type { Api } from "../contract/api.ts";
import { completed, unreachable, wrongFixture } from "./fixtures.ts";
import type { Sender } from "./http/send.ts";
import { type Fields, type Resource, resourcesOf } from "./laws/resources.ts";
import type { Principal, VerifyOptions } from "./options.ts";
import type { Restored } from "./report.ts";
import type { Subject } from "./subject.ts";
import { isSafe, type Target, targetOf } from "./target.ts";

/** One principal's view of the resources, and what was made for it. */
export interface Cast {
  readonly principal: Restored["principal"];
  readonly resources: readonly Resource[];
  readonly made: readonly (readonly [resource: string, record: Fields])[];
}

/** Everything that a check needs to begin. */
export interface Scene {
  readonly targets: readonly Target[];
  /** Of the first principal, and of the second where there is one. */
  readonly casts: readonly Cast[];
  /** Why it can't begin. */
  readonly reasons: readonly string[];
}

/** Finds out whether the server answers and the fixtures are right; makes objects where none are named. */
export async function setScene(
  sender: Sender,
  api: Api,
  subjects: readonly Subject[],
  options: VerifyOptions,
): Promise<Scene> {
  const none = await unreachable(sender, api);
  if (none)
    return { targets: [], casts: [], reasons: [`Nothing answers at \`${options.server}\`: ${none.words}.`] };

  const made = new Map<"first" | "second", Cast["made"]>();
  const complete = async (principal: Principal, owner: "first" | "second") => {
    if (options.readOnly) return principal;
    const resources = resourcesOf(subjects.map((subject) => targetOf(subject, api, { principal })));
    const done = await completed(sender, api, resources, principal, { seed: options.seed ?? 1, owner });
    made.set(owner, done.made);
    return done.principal;
  };
  const principal = options.principal && (await complete(options.principal, "first"));
  const other = options.other && (await complete(options.other, "second"));
  const given = { ...options, ...(principal ? { principal } : {}), ...(other ? { other } : {}) };
  const targets = subjects.map((subject) => targetOf(subject, api, given));
  const castOf = (owner: "first" | "second", of: readonly Target[]): Cast => ({
    principal: owner,
    resources: resourcesOf(of),
    made: made.get(owner) ?? [],
  });
  const usable = targets.length === 0 || targets.some(({ own, authorized }) => own && authorized);
  return {
    targets,
    casts: [
      castOf("first", targets),
      ...(other
        ? [
            castOf(
              "second",
              subjects.map((subject) => targetOf(subject, api, { ...given, principal: other })),
            ),
          ]
        : []),
    ],
    reasons: usable ? await wrongFixtures(sender, api, targets, "safe") : targets.map(whatIsMissing),
  };
}

/**
 * What of the fixtures the server refuses, asked of the operations that change nothing, or of the
 * others: those only after what they change has been read.
 */
export async function wrongFixtures(
  sender: Sender,
  api: Api,
  targets: readonly Target[],
  which: "safe" | "unsafe",
): Promise<string[]> {
  const reasons: string[] = [];
  for (const target of targets)
    for (const owner of isSafe(target.subject.operation) === (which === "safe") ? owners : []) {
      const reason = await wrongFixture(sender, api, target, owner);
      if (reason !== undefined) reasons.push(reason);
    }
  return reasons;
}

const owners = ["first", "second"] as const;

function whatIsMissing({ subject: { operation }, own, authorized }: Target): string {
  const names = Object.keys(operation.params);
  const missing = [
    ...(authorized ? [] : ["a credential (`--token`)"]),
    ...(own
      ? []
      : [`the path parameters of an object (${names.map((name) => `\`--param ${name}=…\``).join(" ")})`]),
  ];
  return `\`${operation.operationId}\` needs ${missing.join(" and ")}.`;
}
