import type { Api } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { noPages } from "../../scripts/contract/written-pages.ts";
import { type AnyHooks, localSource } from "../../scripts/local/app.ts";
import { serveForCheck } from "../../scripts/local/for-check.ts";
import { type VerifyOptions, type VerifyReport, verify } from "../../scripts/verify/index.ts";

interface Locally {
  /** What stands in front of the operations. */
  readonly hooks?: AnyHooks;
  /** Whether the check is told of objects, or makes those that it needs. */
  readonly isTold?: boolean;
  readonly options?: Partial<VerifyOptions>;
  /** What is served, if it is not what is checked. */
  readonly served?: Api;
}

/** Checks the local server of an API. */
export async function verifiedLocally(
  api: Api,
  { hooks, isTold = true, options, served = api }: Locally = {},
): Promise<VerifyReport> {
  const contract = resolveContract(api);
  const { server, fixtures, stop } = await serveForCheck(localSource(resolveContract(served), hooks));
  const params = (of: Readonly<Record<string, string>> | undefined) => (isTold && of ? of : {});
  try {
    return await verify(
      { contract, specPath: "", inputs: [], written: noPages },
      {
        server,
        principal: {
          token: fixtures.token ?? "",
          credentials: fixtures.credential ?? {},
          params: params(fixtures.param),
          ...(fixtures.restore ? { restore: fixtures.restore } : {}),
        },
        ...("otherToken" in fixtures
          ? { other: { token: fixtures.otherToken, params: params(fixtures.otherParam) } }
          : {}),
        ...options,
      },
    );
  } finally {
    await stop();
  }
}

/** The findings, each in one line. */
export function told({ findings }: VerifyReport): string[] {
  return findings.map(({ rule, operation, message }) => `${rule} ${operation}: ${message}`);
}
