import { type CheckedTarget, isSafe } from "../target.ts";
import type { Family } from "./families.ts";
import { type Before, restoredFields, unknownFields } from "./restore.ts";

/** What a run can't undo: one sentence each, with the way out if there is one. */
export function noticesOf(
  targets: readonly CheckedTarget[],
  families: readonly Family[],
  before: readonly Before[],
): string[] {
  const used = targets.filter(({ own, authorized, untouchable }) => own && authorized && !untouchable);
  return [
    ...before.flatMap((one) => {
      const unknown = unknownFields(one);
      const { operationId } = one.update.subject.operation;
      const option = one.principal === "first" ? "--restore" : "--other-restore";
      return unknown.length === 0
        ? []
        : [
            `\`${operationId}\` changes the ${one.principal} principal's object, and nothing tells what ${restoredFields(unknown)} holds now: it can't be put back. Give ${unknown.map((name) => `\`${option} ${name}=…\``).join(" ")}, or \`--read-only\`.`,
          ];
    }),
    ...used.flatMap(({ subject, own }) => {
      const { operation } = subject;
      const family = families.find(({ maker }) => maker === subject);
      if (family && !family.remover)
        return [
          `What \`${operation.operationId}\` makes, the contract has no way to delete: it is listed at the end.`,
        ];
      const isAction =
        !family && !isSafe(operation) && !before.some(({ update }) => update.subject === subject);
      return isAction && Object.keys(own?.params ?? {}).length > 0
        ? [
            `What \`${operation.operationId}\` does to the object that the parameters name, the contract has no way to undo.`,
          ]
        : [];
    }),
  ];
}
