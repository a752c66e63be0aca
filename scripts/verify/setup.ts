import { carriedSchemes } from "../model/credential.ts";
import type { ApiModel } from "../model/model.ts";
import { byExample, completedFixtures, listedParams, unreachable, wrongFixture } from "./fixtures.ts";
import { withoutUserinfo } from "./hide/credentials.ts";
import { credentialOption } from "./http/credentials.ts";
import type { RequestSender } from "./http/send.ts";
import { type LawResource, lawResources } from "./laws/resources.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import { pathParameters } from "./request-input.ts";
import type { Subject } from "./subject.ts";
import { type CheckedTarget, checkedTarget, isSafe } from "./target.ts";
import type { Family } from "./undo/families.ts";
import type { Ledger, Party } from "./undo/ledger.ts";

/** One principal's view of the operations and resources. */
export interface Cast {
  readonly party: Party;
  /** Completed with objects that were created for it. */
  readonly principal: VerifyPrincipal;
  readonly targets: readonly CheckedTarget[];
  readonly resources: readonly LawResource[];
}

/** Everything that a check needs to begin. */
export interface VerifySetup {
  readonly targets: readonly CheckedTarget[];
  /** Of the first principal, and of the second where there is one. */
  readonly casts: readonly Cast[];
  /** Why it can't begin. */
  readonly reasons: readonly string[];
}

interface Stage {
  readonly sender: RequestSender;
  readonly api: ApiModel;
  readonly subjects: readonly Subject[];
  readonly families: readonly Family[];
  readonly ledger: Ledger;
  readonly options: VerifyOptions;
}

const nobody: VerifyPrincipal = { token: "", params: {} };

/** Finds out whether the server answers and the fixtures are right; creates objects if none are named. */
export async function setUp(stage: Stage): Promise<VerifySetup> {
  const { sender, api, subjects, families, ledger, options } = stage;
  const none = await unreachable(sender, api);
  if (none)
    return {
      targets: [],
      casts: [],
      reasons: [`Nothing answers at \`${withoutUserinfo(options.server)}\`: ${none.words}.`],
    };

  const listed = listedParams(subjects);
  const complete = async (given: VerifyPrincipal, owner: Party) => {
    const principal = { ...given, params: { ...listed, ...given.params } };
    if (options.readOnly) return principal;
    return completedFixtures(sender, families, principal, { seed: options.seed ?? 1, owner, ledger });
  };
  const principal = await complete(options.principal ?? nobody, "first");
  const other = options.other && (await complete(options.other, "second"));
  const given = { ...options, principal, ...(other ? { other } : {}) };
  const targets: CheckedTarget[] = [];
  for (const subject of subjects) {
    const target = checkedTarget(subject, given);
    targets.push(target.own ? target : ((await byExample(sender, target, principal)) ?? target));
  }
  const castOf = (party: Party, of: VerifyPrincipal, seen: readonly CheckedTarget[]): Cast => ({
    party,
    principal: of,
    targets: seen,
    resources: lawResources(seen),
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
              subjects.map((subject) => checkedTarget(subject, { ...given, principal: other })),
            ),
          ]
        : []),
    ],
    reasons: usable
      ? await wrongFixtures(sender, targets, "safe", options.settle)
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
  sender: RequestSender,
  targets: readonly CheckedTarget[],
  which: "safe" | "unsafe",
  settle?: number,
): Promise<string[]> {
  const refusing = new Map<string, { operations: string[]; sentence: (operations: string) => string }>();
  for (const target of targets)
    for (const owner of isSafe(target.subject.operation) === (which === "safe") ? owners : []) {
      const wrong = await wrongFixture(sender, target, owner, settle);
      if (!wrong) continue;
      const { operation, sentence } = wrong;
      const known = refusing.get(sentence(""));
      if (known) known.operations.push(operation);
      else refusing.set(sentence(""), { operations: [operation], sentence });
    }
  return [...refusing.values()].map(({ operations, sentence }) => sentence(namesIn(operations)));
}

const owners = ["first", "second"] as const;
const shownNames = 3;

function namesIn(operations: readonly string[]): string {
  const more = operations.length - shownNames;
  const shown = operations.slice(0, shownNames).map((name) => `\`${name}\``);
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** What a target lacks, in words, with the options that give it. */
export function whatIsMissing({ subject, own, known, authorized }: CheckedTarget): string[] {
  const { operation } = subject;
  const names = pathParameters(operation)
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
  return [
    ...(authorized ? [] : [`a credential (${optionsOf(subject)})`]),
    ...(own
      ? []
      : [`the path parameters of an object (${names.map((name) => `\`--param ${name}=…\``).join(" ")})`]),
  ];
}

/** The options for the credentials that an operation takes: all of one alternative, or of another. */
function optionsOf({ api, operation }: Pick<Subject, "api" | "operation">): string {
  const alternatives = operation.security.flatMap((requirement) => {
    const options = carriedSchemes(api, requirement).flatMap((name) => {
      const scheme = api.components.securitySchemes[name];
      return scheme ? [`\`${credentialOption(api, scheme)}\``] : [];
    });
    return options.length > 0 ? [options.join(" and ")] : [];
  });
  return [...new Set(alternatives)].join(", or ");
}

// Coverage: the unit tests have few principals whose credentials do not serve.
