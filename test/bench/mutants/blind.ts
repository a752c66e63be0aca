/** Of a module: a text that stands in it once, and what it becomes. */
export type Change = readonly [path: string, from: string, to: string];

const compare: readonly Change[] = [
  [
    "schemas/matters.ts",
    "? { breaking: forth, relaxing: back } : { breaking: back, relaxing: forth }",
    "? { breaking: back, relaxing: forth } : { breaking: forth, relaxing: back }",
  ],
  ["schemas/matters.ts", "if (readsBy(one.from, way).accepts(here.value)) return false;", ""],
  ["schemas/by-keyword.ts", "Number(flat[keyword]) >= limit", "Number(flat[keyword]) > limit"],
  ["schemas/by-keyword.ts", "if (!sent.includes(name)) losses", "if (sent.includes(name)) losses"],
  ["schemas/by-keyword.ts", 'if (reader["patternProperties"] !== undefined) return [];', ""],
  ["schemas/by-keyword.ts", 'if (direction === "request") return false;', ""],
  ["schemas/keywords.ts", "isOpen && !isOtherOpen", "!isOpen && isOtherOpen"],
  [
    "schemas/keywords.ts",
    "!(Math.abs(ratio - Math.round(ratio)) < 1e-9)",
    "!(Math.abs(1 / ratio - Math.round(1 / ratio)) < 1e-9)",
  ],
  ["schemas/compare.ts", "if (isEntangled(one)) last = keys.length - 1;", ""],
  ["schemas/compare.ts", "document[closedResponses] === true", "document[closedResponses] !== true"],
  ["schemas/members.ts", "named.has(name) && !told.has(name)", "named.has(name)"],
  ["schemas/losses.ts", "[sender.known(value), sender.welcome(value)]", "[sender.known(value)]"],
  ["schemas/align.ts", 'hint !== "" && hint === hintsOfTheirs.get(b)', "hint === hintsOfTheirs.get(b)"],
  ["schemas/promises.ts", '(direction === "request" ? [', '(direction === "response" ? ['],
  [
    "structure/bodies.ts",
    'bump: flow === "taken" ? "minor" : "major"',
    'bump: flow === "taken" ? "major" : "minor"',
  ],
  ["structure/encoding.ts", "? [before, after] : [after, before]", "? [after, before] : [before, after]"],
  ["structure/flows.ts", "if (now.size > 0) found", "found"],
  ["structure/responses.ts", "if (!/^[23]/.test(status))", "if (!/^2/.test(status))"],
  ["structure/security.ts", "held.every((has)", "held.some((has)"],
  ["sunset.ts", "today < sunset", "today <= sunset"],
  ["sunset.ts", "next < sunset", "next > sunset"],
  ["gate.ts", "rule !== announcedRemoval && ", ""],
  ["finding.ts", "!reaches(known.bump, finding.bump)", "reaches(known.bump, finding.bump)"],
  ["gathered.ts", "before(finding) ?? after(finding)", "before(finding)"],
  ["release/version.ts", 'left.pre === "" ? 1 : -1', 'left.pre === "" ? -1 : 1'],
  ["client/failing.ts", "2353, ", ""],
  ["client/operations.ts", "said && !any", "said"],
  ["client/index.ts", "operations.slice(middle)", "operations.slice(middle + 1)"],
].map(([path = "", from = "", to = ""]) => [`scripts/compare/${path}`, from, to]);

const verify: readonly Change[] = [
  ["expectation.ts", 'if (status >= 500) return "failed";', 'if (status > 500) return "failed";'],
  [
    "expectation.ts",
    "new Set([401, 403, 404, 405, 407, 408, 429])",
    "new Set([401, 403, 405, 407, 408, 429])",
  ],
  ["expectation.ts", "status === 404 && !given", "status === 404"],
  ["expectation.ts", 'if (errors.length > 0) return "text";', ""],
  [
    "answer/check.ts",
    "sent === undefined ? schema.safeParse(undefined).success",
    "sent === undefined ? true",
  ],
  ["answer/check.ts", "mediaType === wanted && !wrong", "mediaType === wanted"],
  ["answer/check.ts", "if (answer.cut) return", "if (!answer.cut) return"],
  ["laws/answers.ts", "const first = firsts.get(key) ?? record;", "const first = record;"],
  [
    "laws/answers.ts",
    'effect === "create" ? [] : identityBreaches',
    'effect !== "create" ? [] : identityBreaches',
  ],
  [
    "laws/list.ts",
    "empty = page.items.length === 0 ? empty + 1 : 0;",
    "empty = page.items.length === 0 ? empty : 0;",
  ],
  ["laws/list.ts", "page.items.length > limit", "page.items.length > limit + 1"],
  ["laws/update.ts", "time < (times[index - 1] ?? time)", "time > (times[index - 1] ?? time)"],
  ["laws/update.ts", "if (!moving.has(field) && !contains", "if (moving.has(field) && !contains"],
  [
    "laws/foreign.ts",
    "absent.status === foreign.status && formOf",
    "absent.status !== foreign.status && formOf",
  ],
  ["laws/refused.ts", "if (result.status < 400) continue;", "if (result.status >= 400) continue;"],
  ["laws/lifecycle.ts", "if (!made) return checkFree(check, resource, seed);", "if (!made) return;"],
  ["laws/at-once.ts", "if (!bodies.some(fits))", "if (!bodies.every(fits))"],
  ["laws/unique.ts", "isHeld = uniqueOf(create).some(", "isHeld = !uniqueOf(create).some("],
  ["undo/ledger.ts", 'if (request.method === "PUT" && answer.status !== 201) return;', ""],
  ["undo/ledger.ts", 'if (isOld && (names.length > 0 || request.method === "PUT")) return;', ""],
  ["undo/remove.ts", ".sort((a, b) => b - a)", ".sort((a, b) => a - b)"],
  [
    "undo/restore.ts",
    "if (!update.own || ledger.has(update.own.params)) return [];",
    "if (!update.own) return [];",
  ],
  ["undo/families.ts", "(creates ? cousin : undefined)", "cousin"],
  ["findings.ts", "rank(a.breach.kind) - rank(b.breach.kind)", "rank(b.breach.kind) - rank(a.breach.kind)"],
  ["waivers.ts", "expires >= today", "expires > today"],
  ["verdict.ts", "checked < total", "checked > total"],
].map(([path = "", from = "", to = ""]) => [`scripts/verify/${path}`, from, to]);

/** Changes that people chose who had not read the tests, where a wrong one matters. */
export const blind: readonly Change[] = [...compare, ...verify];
