import type { Change } from "./blind.ts";

const server: readonly Change[] = [
  ["answer.ts", 'mediaType = "application/json"', 'mediaType = "text/plain"'],
  ["check.ts", "text.length > 300 ?", "text.length >= 300 ?"],
  [
    "decode.ts",
    "return utf8.decode(bytes);\n  } catch {\n    return malformed;",
    'return utf8.decode(bytes);\n  } catch {\n    return "";',
  ],
  ["operation.ts", "  if (bodiless.has(status)) return bodyNotAllowed(result);\n", ""],
  ["request.ts", "    isWithin(sent.subtype, wanted.subtype) &&\n", ""],
  ["operation.ts", "challengeOf(security, insufficient)", "challengeOf(security)"],
  ["decode.ts", ".map((item) => item.trim())\n      .filter(Boolean)", ".map((item) => item.trim())"],
  ["router.ts", "if (found) return found;\n  const { length }", "const { length }"],
  ["request.ts", 'scheme.in === "header" && text.includes(", ")', 'text.includes(", ")'],
  ["answer.ts", "withContentType(documented, fields), body };", "{ ...fields }, body };"],
  ["node.ts", "this.#request ??= this.#makeRequest();", "this.#request = this.#makeRequest();"],
  ["operation.ts", "return body !== undefined && !isBreach(", "return !isBreach("],
  ["request.ts", 'found.find(({ by }) => by === "server") ?? found[0]', "found[0]"],
  ["request.ts", "[name.toLowerCase(), (quoted ?? token", "[name, (quoted ?? token"],
  ["node.ts", "turn < 2", "turn < 1"],
  ["styles.ts", "values.has(field) ? [values.get(field), value] : value", "value"],
  ["operation.ts", "?? withText(found.find(isOpen), text)", ""],
  ["node.ts", 'if (!incoming.complete) outgoing.once("finish", () => abandon(incoming));', ""],
  ["answer.ts", "over === undefined ? under : over", "over"],
  ["parts.ts", "files.length === 0 || files.some(is)", "files.some(is)"],
].map(([path = "", from = "", to = ""]) => [`scripts/runtime/server/${path}`, from, to]);

const compare: readonly Change[] = [
  ["wire/schemas/narrowing.ts", '(keyword in sender ? "unknown" : "narrower")', '"narrower"'],
  ["client/changed-operations.ts", "componentNameOf(inside) ?? inside)", "inside)"],
  ["release/version.ts", 'version.replace(/-.*/, "")', "version"],
  [
    "wire/schemas/subschema-slots.ts",
    "Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1))",
    "Object.entries(flat)",
  ],
  ["client/probe-lines.ts", 'for (const name of ["given", "result"]) taken.set(name, 1);', ""],
  ["wire/schemas/candidate-values.ts", "if (left-- === 0) break;", "if (left-- === 0) continue;"],
  [
    "wire/structure/headers.ts",
    "yield { ...base, ...need(at, is, flow) };",
    "yield { ...base, ...need(at, was, flow) };",
  ],
  ["client/changed-operations.ts", "needed.has(name) ? schema : {}", "needed.has(name) ? {} : schema"],
  [
    "wire/structure/words.ts",
    "(old.since !== now.since || old.successor !== now.successor)",
    "old.since !== now.since",
  ],
  [
    "wire/schemas/promises.ts",
    "[beyond(now, old), beyond(old, now)]",
    "[beyond(old, now), beyond(now, old)]",
  ],
  [
    "wire/schemas/new-members.ts",
    "if (!isObject(flat) || option === open) return [];",
    "if (!isObject(flat)) return [];",
  ],
  ["wire/structure/codes.ts", "if (!before || !after) continue;", "if (!before && !after) continue;"],
  ["client/probe-results.ts", "within: [...within, ...members],", "within,"],
  ["wire/schemas/text-differences.ts", '|| flat["enum"] || "const" in flat', '|| flat["enum"]'],
  ["wire/operations/named-operations.ts", "    ...callbacks,\n", ""],
  ["preview.ts", 'finding.bump === "major" && isPreview(finding)', "isPreview(finding)"],
  [
    "client/probe.ts",
    "!input.fields.some(({ required }) => required)",
    "!input.fields.every(({ required }) => required)",
  ],
  ["wire/structure/responses.ts", 'response-added", bump: "minor" }', 'response-added", bump: "patch" }'],
  ["wire/schemas/drawn-values.ts", '  "if",\n', ""],
  ["wire/schemas/subschema-slots.ts", "push(String(index), schema)", 'push("", schema)'],
].map(([path = "", from = "", to = ""]) => [`scripts/compare/${path}`, from, to]);

const verify: readonly Change[] = [
  ["hide/forms.ts", "at === -1 || at > start", "at === -1 || at >= start"],
  [
    "read-options.ts",
    'if (at > 0) return { ...before, [text.slice(0, at)]: text.slice(at + 1) };\n  throw new ProblemError([verifyProblem("credential-form"',
    'if (at >= 0) return { ...before, [text.slice(0, at)]: text.slice(at + 1) };\n  throw new ProblemError([verifyProblem("credential-form"',
  ],
  [
    "setup-file/read.ts",
    "  checkOperations(\n    api,\n    ids.map(({ node }) => node),\n    problems,\n  );\n",
    "",
  ],
  [
    "inputs.ts",
    '    if (typeof value !== "string" || /\\p{Surrogate}/u.test(value)) continue;\n    const valid',
    '    if (typeof value !== "string") continue;\n    const valid',
  ],
  ["check-params.ts", 'listed(resources) || "none"', "listed(resources)"],
  ["laws/at-once.ts", "ownField(body, field) === undefined || contains(", "contains("],
  ["probes/auth.ts", "with: send(rest) },", "with: send(all) },"],
  ["setup-file/yaml.ts", 'if (code === "DUPLICATE_KEY")', 'if (code !== "DUPLICATE_KEY")'],
  ["restore-options.ts", "      .filter(([name]) => !Object.hasOwn(texts, name))\n", ""],
  ["baseline.ts", "!there.has(entry.fingerprint) && wasChecked(entry)", "!there.has(entry.fingerprint)"],
  ["check.ts", "(hanging.get(key) ?? 0) >= patience", "(hanging.get(key) ?? 0) > patience"],
  ["run.ts", "  await checkForward(check, casts[0]?.resources ?? [], seed);\n", ""],
  ["http/pause.ts", "Number.isNaN(clock) ? now : clock", "now"],
  ["principal-options.ts", "    setup: setup?.first,\n", ""],
  ["missing-object.ts", "(start + 3 + step)", "(start + step)"],
  ["laws/deletion-inputs.ts", "if (succeeded) record = await next();", ""],
  [
    "http/exchange.ts",
    "done({ failure, words, stale });\n        outgoing?.destroy();",
    "done({ failure, words, stale });",
  ],
  ["setup-file/form.ts", 'node.kind === "scalar" && node.text !== ""', 'node.kind === "scalar"'],
  [
    "subjects.ts",
    'if (required && part !== "params" && !isIdempotencyKey',
    "if (required && !isIdempotencyKey",
  ],
  [
    "http/trace.ts",
    'isFree("user-agent") ? withHeader(request, agent) : request',
    "withHeader(request, agent)",
  ],
].map(([path = "", from = "", to = ""]) => [`scripts/verify/${path}`, from, to]);

/** A fifth round, at lines drawn by a seed, chosen by someone who had not read the tests. */
export const blindFifth: readonly Change[] = [...server, ...compare, ...verify];
