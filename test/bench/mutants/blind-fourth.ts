import type { Change } from "./blind.ts";

const server: readonly Change[] = [
  ["app.ts", "startOf(since).getTime() / 1000", "startOf(since).getTime()"],
  ["app.ts", "        ...(bodyLimit === undefined ? {} : { bodyLimit }),\n", ""],
  ["app.ts", ", ...(isStream ? { isStream } : {}) }", " }"],
  ["check.ts", "prototype === Object.prototype || prototype === null", "prototype === Object.prototype"],
  ["check.ts", '!types.has("string") || schema.safeParse(value).success', "schema.safeParse(value).success"],
  ["decode.ts", "      if (value === malformed) return { text: fallback, fields: [] };\n", ""],
  ["decode.ts", "checked.ok ? { value: checked.value, mediaType }", "checked.ok ? { value, mediaType }"],
  [
    "node.ts",
    "    } catch (cause) {\n      return instead(cause);",
    "    } catch (cause) {\n      throw cause;",
  ],
  ["node.ts", "  if (/^[^?]*\\\\/.test(target)) return undefined;\n", ""],
  ["node.ts", "isPath ? authority.test(host) : absolute.test(target)", "isPath || absolute.test(target)"],
  ["operation.ts", "if (body.others && read.mediaType !== undefined)", "if (read.mediaType !== undefined)"],
  ["operation.ts", 'error.by === "schema" ? [[', 'error.by !== "schema" ? [['],
  [
    "operation.ts",
    '    if (given[name] === undefined) return { pointer, message: "expected a value for the text" };\n',
    "",
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: It is a text of the module.
  ["operation.ts", '[`${first}XX`, "default"].find(', '["default", `${first}XX`].find('],
  ["parts.ts", '?? "").trim().toLowerCase()', '?? "").trim()'],
  ["request.ts", "    if (error instanceof TypeError) throw error;\n", ""],
  ["request.ts", "isMediaRange(range) ? 1 : range.length", "isMediaRange(range) ? range.length : 1"],
  ["router.ts", "if (start > path.length) {", "if (start >= path.length) {"],
  ["styles.ts", 'pairsIn(text.slice(1), ";", decode)', 'pairsIn(text, ";", decode)'],
  [
    "styles.ts",
    "only === undefined || others.length > 0 ? several(texts, decode) : read(",
    "only === undefined ? several(texts, decode) : read(",
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: It is a text of the module.
  ["styles.ts", 'own.startsWith(`${name}[`) && own.endsWith("]")', "own.startsWith(`${name}[`)"],
  ["styles.ts", '      if (more.length > 0) return "malformed";\n', ""],
].map(([path = "", from = "", to = ""]) => [`scripts/runtime/server/${path}`, from, to]);

const compare: readonly Change[] = [
  ["client/probe-inputs.ts", 'empty.includes("null") ? [...members, undefined] : members', "members"],
  ["client/probe.ts", "return !type || membersOf(type).some(", "return !!type && membersOf(type).some("],
  ["client/vast-tuples.ts", "      below.length,\n", "      0,\n"],
  ["finding.ts", "bumps.indexOf(bump) >= bumps.indexOf(level)", "bumps.indexOf(bump) > bumps.indexOf(level)"],
  ["finding.ts", "bumps.findLast(", "bumps.find("],
  ["read-document.ts", "lineOfMember(text, member) || undefined", "undefined"],
  ["report.ts", "length > 0 ? [`", "length > 1 ? [`"],
  ["report.ts", 'the new one ${now === "accepted"', 'the new one ${old === "accepted"'],
  ["wire/flat-schemas/flat.ts", "  if (schemas.includes(false)) return false;\n", ""],
  ["wire/flat-schemas/flat.ts", "      else left.push(group);\n", ""],
  ["wire/schemas/closure.ts", "left-- <= 0", "left <= 0"],
  [
    "wire/schemas/differing-sites.ts",
    "filter(([pattern]) => regExp(pattern).test(old.name))",
    "filter(([pattern]) => !regExp(pattern).test(old.name))",
  ],
  ["wire/schemas/differing-sites.ts", "    gone.length + came.length === 0 &&\n", ""],
  ["wire/schemas/discriminators.ts", "[value, componentNameOf(target) ?? target]", "[value, target]"],
  [
    "wire/schemas/findings.ts",
    'old: accepted ? "accepted" : "refused"',
    'old: accepted ? "refused" : "accepted"',
  ],
  ["wire/schemas/message-ways.ts", "other === value).length === 1;", "other === value).length >= 1;"],
  ["wire/schemas/message-ways.ts", 'key === keyword || key === "type"', "key === keyword"],
  ["wire/schemas/promises.ts", "/[/+]xml$/.test(type)", "/[/]xml$/.test(type)"],
  [
    "wire/structure/error-texts.ts",
    "status === before.status && text === before.text",
    "text === before.text",
  ],
  ["wire/structure/flows.ts", "old.length < 2 && now.length < 2", "old.length < 2 || now.length < 2"],
  ["wire/structure/servers.ts", "was.servers || is.servers)", "was.servers && is.servers)"],
  ["wire/structure/words.ts", "if (isSaid || isDeprecatedOtherwise", "if (isSaid && isDeprecatedOtherwise"],
].map(([path = "", from = "", to = ""]) => [`scripts/compare/${path}`, from, to]);

const verify: readonly Change[] = [
  [
    "answer/check.ts",
    '"default" && response.content.length > 0',
    '"default" && response.content.length === 0',
  ],
  ["check-options.ts", "/[^\\x20-\\x7e]|^ | $/", "/[^\\x20-\\x7e]/"],
  [
    "expectation.ts",
    "found.map(({ promised, text }) => (promised ? { status, text } : { status }))",
    "found.map(({ text }) => ({ status, text }))",
  ],
  ["expectation.ts", 'promised && text !== "" ?', "promised ?"],
  ["hide/credentials.ts", "[base64Of(value), value, password]", "[base64Of(value), password]"],
  ["hide/credentials.ts", "username || password ? [pair]", "username && password ? [pair]"],
  ["http/request.ts", "type: concreteType(mediaType), bytes", "type: mediaType, bytes"],
  ["http/request.ts", "Buffer.from(String(body))", "Buffer.from(JSON.stringify(body))"],
  ["laws/lifecycle.ts", "  if (twin) isAnother(check, resource, made, twin);\n", ""],
  [
    "laws/lifecycle.ts",
    "if (!isNamed(resource)) await checkServerFields",
    "if (isNamed(resource)) await checkServerFields",
  ],
  ["laws/replaced.ts", "      if (!kept) break;\n", ""],
  ["probes/auth.ts", "...(index === 0\n", "...(index !== 0\n"],
  ["probes/inputs.ts", "  if (/\\p{Cc}/u.test(text)) return refusal;\n", ""],
  [
    "probes/inputs.ts",
    'expected.refusal ? orStopped(expected, "params") : expected',
    'expected.refusal ? expected : orStopped(expected, "params")',
  ],
  ["probes/malformed.ts", 'toString(16).padStart(4, "0")', 'toString(16).padStart(2, "0")'],
  ["probes/media-types.ts", "{ ...usual, errors: [...(usual.errors ?? []), { status: 411 }] }", "usual"],
  ["probes/paths.ts", "!routed(api, request))", "routed(api, request))"],
  ["recorded/har.ts", 'text.replace(/^\\ufeff/, "")', "text"],
  ["report-content.ts", 'if (level === "advice") return says', 'if (level !== "advice") return says'],
  ["restore-options.ts", '(other.method === "GET" && other.path === path)', "other.path === path"],
  ["setup-file/yaml.ts", "node.source ?? String(node.value)", "String(node.value)"],
  ["undo/families.ts", 'if (method === "PUT" && creates) {', 'if (method === "PUT") {'],
  [
    "undo/notices.ts",
    "Object.keys(own?.params ?? {}).length > 0",
    "Object.keys(own?.params ?? {}).length >= 0",
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: It is a text of the module.
  ["undo/remove.ts", "operation.operationId} ${one.principal}`", "operation.operationId}`"],
  ["undo/remove.ts", "filter((one) => left.has(one))", "filter((one) => !left.has(one))"],
  ["wire/form.ts", "value !== null && field &&", "field &&"],
  ["wire/styled.ts", 'if (part === "params" && !pathText)', "if (!pathText)"],
].map(([path = "", from = "", to = ""]) => [`scripts/verify/${path}`, from, to]);

/** A fourth round, at lines drawn by a seed, chosen by someone who had read neither the tests nor the other modules. */
export const blindFourth: readonly Change[] = [...server, ...compare, ...verify];
