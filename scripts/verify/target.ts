import type { Api } from "../contract/api.ts";
import type { ResolvedOperation } from "../contract/contract.ts";
import { type Credential, credentialOf } from "./http/credentials.ts";
import type { HttpRequest } from "./http/message.ts";
import { requestOf } from "./http/request.ts";
import { missingParams } from "./missing.ts";
import type { Principal, VerifyOptions } from "./options.ts";
import { knownParams } from "./params.ts";
import type { Input, Subject } from "./subject.ts";

/** An operation, and what there is to use it with. */
export interface Target {
  readonly subject: Subject;
  /** A valid input about an object of the first principal; absent: a path parameter is not known. */
  readonly own?: Input;
  /** The path parameters that are known. */
  readonly known: ReadonlySet<string>;
  /** Absent: the operation needs none, or the first principal has none for it. */
  readonly credential?: Credential;
  /** Whether a request can be authorized: with `credential`, or without any. */
  readonly authorized: boolean;
  /** A valid input about an object that does not exist. */
  readonly missing?: Input;
  /** Whether no request that could succeed may meet the principal's object: it would be deleted, or the run is read-only. */
  readonly untouchable: boolean;
  /** The second principal's. */
  readonly other?: { readonly input: Input; readonly credential: Credential };
}

type TargetOptions = Pick<VerifyOptions, "principal" | "other" | "readOnly">;

export function targetOf(subject: Subject, api: Api, { principal, other, readOnly }: TargetOptions): Target {
  const { operation, sample } = subject;
  const credential = credentialOf(operation, principal, api.security);
  const otherCredential = credentialOf(operation, other, api.security, "other");
  const own = paramsOf(subject, principal);
  const others = paramsOf(subject, other);
  const missing = own && namesWhatItMakes(operation).length === 0 ? missingParams(operation, own) : undefined;
  return {
    subject,
    ...(own ? { own: { ...sample, params: own } } : {}),
    known: new Set(Object.keys(knownParams(operation, principal?.params))),
    ...(credential ? { credential } : {}),
    untouchable: isDeletion(operation) || (readOnly === true && !isSafe(operation)),
    authorized: credential !== undefined || operation.security.length === 0,
    ...(missing ? { missing: { ...sample, params: missing } } : {}),
    ...(others && otherCredential && Object.keys(others).length > 0
      ? { other: { input: { ...sample, params: others }, credential: otherCredential } }
      : {}),
  };
}

/** The request of a target with its credential. */
export function authorizedRequest({ subject, credential }: Target, input: Input): HttpRequest {
  return requestOf(subject.operation, input, credential);
}

/** Whether requests of the operation change nothing (RFC 9110, section 9.2.1). */
export function isSafe({ method }: ResolvedOperation): boolean {
  return method === "GET" || method === "HEAD";
}

/** The path parameters that name what is made where there is nothing: of a creation, and of `PUT` that has a 201. */
export function namesWhatItMakes({ method, laws, params, responses }: ResolvedOperation): string[] {
  const makes = laws ? laws.effect === "create" || laws.effect === "update" : true;
  const isPut = method === "PUT" && responses.some(({ status }) => status === 201);
  if (!makes || !(isPut || laws?.effect === "create")) return [];
  return laws ? Object.keys(laws.identity ?? {}) : Object.keys(params).slice(-1);
}

function isDeletion({ method, laws }: ResolvedOperation): boolean {
  return method === "DELETE" || laws?.effect === "delete";
}

function paramsOf({ operation }: Subject, principal: Principal | undefined): Input["params"] | undefined {
  const params = knownParams(operation, principal?.params);
  return Object.keys(params).length === Object.keys(operation.params).length ? params : undefined;
}
