import { errorMessage } from "../../lib/error-message.ts";
import { escapeRegExp } from "../../lib/regular-expression.ts";
import type { ApiModel } from "../../model/model.ts";
import type { SecuritySchemeModel } from "../../model/security.ts";
import { encodeSegment } from "../../model/wire.ts";
import type { Secret } from "../hide/forms.ts";
import type { VerifyPrincipal } from "../options.ts";
import { base64Of, type SentCredential, variableOf } from "./credentials.ts";
import type { HttpRequest } from "./message.ts";
import { withCredential } from "./request.ts";

/** Prints a credential; throws an `Error` whose message says why it can't. */
export type PrintToken = (scheme: string, command: string) => Promise<string>;

/** The credentials that commands print, and print again when the server no longer takes them. */
export interface Tokens {
  /** The principals with the credentials that their commands printed. */
  readonly own: VerifyPrincipal | undefined;
  readonly other: VerifyPrincipal | undefined;
  /** The request with the current credential in place of each one that was replaced. */
  readonly current: (request: HttpRequest) => HttpRequest;
  /** Records that a request was not refused for its credential. */
  readonly took: (request: HttpRequest) => void;
  /**
   * Gets a new credential in place of the one with which a request was refused, and returns whether there is one. A
   * new one with which no request has succeeded yet is not replaced: it is not wrong because it expired.
   */
  readonly renew: (request: HttpRequest) => Promise<boolean>;
  /** Why a command printed no new one. */
  readonly failure: () => string | undefined;
  /** All that were printed, with what is shown in their place. */
  readonly printed: () => readonly Secret[];
}

/** A credential of one principal and scheme. */
interface Token {
  readonly name: string;
  readonly scheme: SecuritySchemeModel;
  readonly command: string;
  readonly shown: string;
  /** All that were printed; the last one is sent. */
  readonly values: [string, ...string[]];
  /** Whether something was answered with the last one. */
  isTaken: boolean;
  renewal: Promise<boolean> | undefined;
}

/** Runs the principals' commands. Throws what `print` throws. */
export async function obtainTokens(
  { securitySchemes }: ApiModel["components"],
  principals: { readonly own: VerifyPrincipal | undefined; readonly other: VerifyPrincipal | undefined },
  print: PrintToken,
): Promise<Tokens> {
  const tokens: Token[] = [];
  const first = new Map<string, string>();
  const obtained = async (owner: "own" | "other") => {
    const principal = principals[owner];
    if (!principal?.commands) return principal;
    const credentials: Record<string, string> = { ...principal.credentials };
    for (const [name, command] of Object.entries(principal.commands)) {
      const scheme = securitySchemes[name];
      if (!scheme) continue;
      // Both principals may share a command: it is run once.
      const value = first.get(command) ?? (await print(name, command));
      first.set(command, value);
      const shown = variableOf(scheme, owner, principal.variables?.[name]);
      tokens.push({ name, scheme, command, shown, values: [value], isTaken: false, renewal: undefined });
      credentials[name] = value;
    }
    return { ...principal, credentials };
  };
  const [own, other] = [await obtained("own"), await obtained("other")];
  /** Paths that refused a new credential as well: the credential is not the reason. */
  const inVain = new Set<string>();
  let failure: string | undefined;
  const renewed = async (token: Token): Promise<boolean> => {
    try {
      token.values.push(await print(token.name, token.command));
      token.isTaken = false;
      return true;
    } catch (error) {
      failure = errorMessage(error);
      return false;
    } finally {
      token.renewal = undefined;
    }
  };
  const sentWith = (request: HttpRequest) => tokens.find((token) => carries(request, token, lastOf(token)));
  return {
    own,
    other,
    current: (request) => tokens.reduce(replaced, request),
    took: (request) => {
      const token = sentWith(request);
      if (token) token.isTaken = true;
    },
    renew: async (request) => {
      const outdated = tokens.find((token) =>
        token.values.slice(0, -1).some((one) => carries(request, token, one)),
      );
      if (outdated) return true;
      const token = sentWith(request);
      const place = `${request.method} ${request.target}`;
      if (!token || failure !== undefined || inVain.has(place)) return false;
      if (!token.isTaken && token.values.length > 1) {
        inVain.add(place);
        return false;
      }
      token.renewal ??= renewed(token);
      return token.renewal;
    },
    failure: () => failure,
    printed: () => tokens.flatMap(({ values, shown }) => values.map((value) => ({ value, shown }))),
  };
}

function lastOf({ values }: Token): string {
  return values.at(-1) ?? values[0];
}

/** Whether a request carries the credential as its scheme says, which a probe of the authorization may not do. */
function carries(request: HttpRequest, { scheme, shown }: Token, value: string): boolean {
  const credential: SentCredential = { scheme, value, shown };
  const bare: HttpRequest = { method: request.method, target: "", headers: [] };
  const { headers, target } = withCredential(bare, credential);
  if (target !== "") return request.target.split(/[?&]/).includes(target.slice(1));
  return headers.every((wanted) =>
    request.headers.some(
      ({ name, value: sent }) =>
        name.toLowerCase() === wanted.name.toLowerCase() && sent.split("; ").includes(wanted.value),
    ),
  );
}

/** The request with the latest value in place of each earlier one, in any part of the request. */
function replaced(request: HttpRequest, token: Token): HttpRequest {
  const now = lastOf(token);
  const outdated = token.values.filter((value) => value !== now);
  if (outdated.length === 0) return request;
  const inText = (text: string, written = (value: string) => value) =>
    outdated.reduce((rest, before) => rest.replace(whole(written(before)), () => written(now)), text);
  return {
    ...request,
    target: inText(request.target, encodeSegment),
    headers: request.headers.map((header) => ({ ...header, value: inText(inText(header.value), base64Of) })),
  };
}

/** A credential that is not part of a longer word. */
function whole(value: string): RegExp {
  return new RegExp(`(?<![\\w-])${escapeRegExp(value)}(?![\\w-])`, "g");
}

// Coverage: the unit tests have no credential that several schemes share, and none in a URL that is renewed.
