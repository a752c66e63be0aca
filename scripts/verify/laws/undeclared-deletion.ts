import { isPublic } from "../../model/credential.ts";
import type { OperationCheck } from "../check.ts";
import { denied, unauthorized } from "../expectation.ts";
import { wrongCredential } from "../http/credentials.ts";
import { httpRequest, withCredential } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import { routed } from "../routes.ts";
import { type CheckedTarget, isSafe } from "../target.ts";

const others = ["PUT", "PATCH", "POST"] as const;

/**
 * A `DELETE` that the contract does not have, if there is something to delete: with a credential that nobody has, because
 * no object may be lost, and only if an operation of the path has refused that credential. A server that
 * asks for a credential there, and says of another method that there is none, has one for it.
 */
export async function checkUndeclaredDeletion(
  check: OperationCheck,
  targets: readonly CheckedTarget[],
): Promise<void> {
  const paths = new Map<string, CheckedTarget>();
  for (const target of targets) {
    const { path } = target.subject.operation;
    if (!paths.has(path) || isSafe(target.subject.operation)) paths.set(path, target);
  }
  for (const target of paths.values()) await ofPath(check, target);
}

async function ofPath(check: OperationCheck, target: CheckedTarget): Promise<void> {
  const { subject, own, credential } = target;
  const { operation, api } = subject;
  if (!own || !credential || isPublic(operation)) return;
  const wrong = wrongCredential(credential.value);
  const bare = httpRequest(operation, own);
  const { body: _none, ...bodiless } = bare;
  const refused = { ...credential, value: wrong, shown: wrong };
  const isFree = (method: string) => !routed(api, { method, target: bare.target });
  const other = others.find(isFree);
  if (other === undefined || !isFree("DELETE")) return;
  const status = api.errors.usual.unauthorized.status;
  const probe = (method: string, more: Partial<Probe>): Probe => ({
    rule: "undeclared-method",
    what: `a method that \`${operation.path}\` does not have`,
    label: `\`${method}\`, with a credential that nobody has`,
    subject: { ...subject, operation: { ...operation, responses: [] } },
    request: withCredential({ ...bodiless, method }, refused),
    expected: { ...denied, errors: [{ status: 501 }] },
    anyBody: true,
    ...more,
  });
  const known = await check.ask(
    probe(operation.method, {
      rule: "credential",
      what: "a request without a valid credential",
      subject,
      request: withCredential(bare, refused),
      expected: unauthorized(operation, status),
      anyBody: false,
    }),
  );
  if (known.status !== status) return;
  const answer = await check.ask(probe(other, {}));
  const deletion = probe("DELETE", {});
  const result = await check.ask(deletion);
  const { notFound, methodNotAllowed } = api.errors.usual;
  if (result.status !== status || ![notFound.status, methodNotAllowed.status].includes(answer.status)) return;
  check.report(
    {
      rule: "undeclared-method",
      where: "status",
      cause: "asks for a credential",
      message: `The server has a \`DELETE\` of \`${operation.path}\`: it asks for a credential, and answers ${answer.status} to \`${other}\`.`,
      expected: `${answer.status}, as to other methods that the path does not have`,
    },
    deletion,
    result.outcome,
  );
}
