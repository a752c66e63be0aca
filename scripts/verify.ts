import { appendFile, readFile, writeFile } from "node:fs/promises";
import { Option } from "commander";
import type { Api } from "./contract/api.ts";
import { type LoadedContract, loadContract } from "./contract/load.ts";
import { defineCommand, runCommand, whole } from "./lib/command.ts";
import { type Problem, ProblemError } from "./lib/problem.ts";
import { colorsFor, createTerminal } from "./lib/terminal.ts";
import { ownSpec } from "./own-spec.ts";
import { type Principal, type Report, type VerifyOptions, verify } from "./verify/index.ts";
import { duration, type Named, named, namedSecret, percent } from "./verify/read-options.ts";
import { reporters } from "./verify/report/index.ts";
import { readWaivers } from "./verify/waivers.ts";

interface Options {
  readonly server?: string;
  readonly local?: boolean;
  readonly spec: string;
  readonly token?: string;
  readonly credential: Named;
  readonly param: Named;
  readonly otherToken?: string;
  readonly otherCredential: Named;
  readonly otherParam: Named;
  readonly restore: Named;
  readonly otherRestore: Named;
  readonly only?: readonly string[];
  readonly seed: number;
  readonly budget?: number;
  readonly timeout?: number;
  readonly readOnly?: boolean;
  readonly requireCoverage?: boolean;
  readonly minCoverage?: number;
  readonly waivers?: string;
  readonly report: string;
  readonly output?: string;
}

const command = defineCommand("verify", "Check whether a running server keeps the contract.")
  .option("--server <url>", "base URL; the contract's paths are appended")
  .option("--local", "start the local server, check it and stop it")
  .option(
    "--token <token>",
    "credential of a principal (default: from the environment, as the contract names it)",
  )
  .option(
    "--param <name=value>",
    "path parameter of an object that the principal may use, by name or path (`/items/{id}`); repeatable",
    named,
    {},
  )
  .option(
    "--credential <scheme=value>",
    "credential of a further security scheme; repeatable",
    namedSecret,
    {},
  )
  .option("--other-token <token>", "credential of a second principal (default: OTHER_… from the environment)")
  .option("--other-param <name=value>", "path parameter of an object of the second principal", named, {})
  .option("--other-credential <scheme=value>", "further credential of the second principal", namedSecret, {})
  .option(
    "--restore <field=value>",
    "what the object holds, put back at the end where no read tells it",
    named,
    {},
  )
  .option("--other-restore <field=value>", "the same of the second principal's object", named, {})
  .option("--only <operationId...>", "check these operations only")
  .option("--read-only", "send nothing that could change an object")
  .option("--budget <duration>", "begin nothing new after it: 30s, 2m", duration)
  .option("--timeout <duration>", "how long one answer may take (default: 5s)", duration)
  .option("--seed <number>", "seed of the random values", whole, 1)
  .option("--require-coverage", "what was not reached is a finding")
  .option("--min-coverage <percent>", "fewer operations reached or waived are a finding", percent)
  .option("--waivers <file>", "JSON file of findings that are known, each with reason and expiry")
  .addOption(
    new Option("--report <form>", "form of the report").choices(Object.keys(reporters)).default("pretty"),
  )
  .option("--output <file>", "write the report there, not to stdout")
  .option("--spec <path>", "module whose default export is the API", ownSpec)
  .action(async (options: Options) => {
    process.exitCode = { kept: 0, broken: 1, unchecked: 2 }[await run(options)];
  });

async function run(options: Options): Promise<Report["outcome"]> {
  const loaded = await loadContract(options.spec);
  if (options.output) await writing(options.output, () => appendFile(options.output ?? "", ""));
  const waivers = options.waivers ? readWaivers(await text(options.waivers), options.waivers) : [];
  const terminal = createTerminal();
  const live = Boolean(process.stderr.isTTY) && !process.env["CI"];
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      if (interruption.signal.aborted) process.exit(2);
      terminal.say("\nInterrupted: what was changed is put back. Once more ends it at once.");
      interruption.abort();
    });
  const { server, local, stop } = await serverOf(options, loaded);
  try {
    const report = await verify(loaded, {
      ...principalsOf(loaded, { ...options, ...local }),
      ...(options.only ? { only: options.only } : {}),
      ...(options.budget ? { budget: options.budget } : {}),
      ...(options.timeout ? { timeout: options.timeout } : {}),
      readOnly: options.readOnly ?? false,
      requireCoverage: options.requireCoverage ?? false,
      minCoverage: options.minCoverage ?? 0,
      onNotice: (notice) => terminal.say(`! ${notice}`),
      seed: options.seed,
      waivers,
      server,
      signal: interruption.signal,
      onProgress: (done) => {
        if (live) process.stderr.write(`\r\u001b[K${terminal.colors.dim(`checked: ${done}`)}`);
      },
    });
    if (live) process.stderr.write("\r\u001b[K");
    await print(report, options);
    return report.outcome;
  } finally {
    await stop();
  }
}

async function print(report: Report, { report: form, output }: Options): Promise<void> {
  const made = reporters[form]?.(report, colorsFor(output ? {} : process.stdout)) ?? "";
  if (output) await writing(output, () => writeFile(output, made));
  else process.stdout.write(made);
}

/** Told before anything is sent: a report that nobody gets is none. */
async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new ProblemError(
      [
        {
          code: "report-unwritable",
          message: `The report can't be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
          file,
          fix: "Give `--output` a file in a folder that is there.",
        },
      ],
      { cause },
    );
  }
}

interface Found {
  readonly server: string;
  /** Fixtures of the local server. */
  readonly local?: Partial<Options>;
  readonly stop: () => Promise<void>;
}

async function serverOf({ server, local }: Options, loaded: LoadedContract): Promise<Found> {
  if (Boolean(server) === Boolean(local))
    throw new ProblemError([
      {
        code: "no-server",
        message: server ? "Both `--server` and `--local` are given." : "No server is named.",
        fix: "Give either `--server URL`, or `--local` to check the local server.",
      },
    ]);
  if (server) return { server, stop: async () => {} };
  const [{ serveForCheck }, { withHooks }] = await Promise.all([
    import("./local/for-check.ts"),
    import("./local/hooks.ts"),
  ]);
  return serveForCheck(await withHooks(loaded));
}

function principalsOf(
  { contract }: LoadedContract,
  options: Options,
): Pick<VerifyOptions, "principal" | "other"> {
  const { token, credential, param, restore, otherToken, otherCredential, otherParam, otherRestore } =
    options;
  const own = principalOf(contract.api, "", token, credential, { params: param, restore });
  const other = principalOf(contract.api, "OTHER_", otherToken, otherCredential, {
    params: otherParam,
    restore: otherRestore,
  });
  return { ...(own ? { principal: own } : {}), ...(other ? { other } : {}) };
}

/** What is not given as an option is read from the variables that the contract names. */
function principalOf(
  { securitySchemes, security }: Api,
  prefix: string,
  given: string | undefined,
  credential: Named,
  object: { readonly params: Named; readonly restore: Named },
): Principal | undefined {
  const credentials = new Map<string, string>();
  for (const [name, { environment }] of Object.entries(securitySchemes)) {
    const value =
      credential[name] ?? (given && security.includes(name) ? given : process.env[prefix + environment]);
    if (value) credentials.set(name, value);
  }
  const token = security.map((name) => credentials.get(name)).find((value) => value !== undefined) ?? "";
  const isTold = Object.keys({ ...object.params, ...object.restore }).length > 0;
  if (credentials.size === 0 && !isTold) return undefined;
  return { ...object, token, credentials: Object.fromEntries(credentials) };
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ProblemError([missing(file)], { cause });
  }
}

function missing(file: string): Problem {
  return {
    code: "waivers-missing",
    message: "The file of waivers can't be read.",
    file,
    fix: "Name a file that is there.",
  };
}

await runCommand(command, { problem: 2 });
