export const checksOfTexts: readonly string[] = [
  ...[".min(1)", ".min(2)", ".max(5)", ".max(9)", ".length(3)", ".nonempty()"],
  ...[".regex(/^[a-z]*$/)", ".regex(/\\d/)", '.startsWith("a")', '.endsWith("z")', '.includes("m")'],
  ...[".lowercase()", ".uppercase()"],
];
export const checksOfNumbers: readonly string[] = [
  ...[".min(0)", ".max(10)", ".gt(-3)", ".lt(100)", ".gte(1)", ".lte(50)", ".positive()", ".nonnegative()"],
  ...[
    ".negative()",
    ".nonpositive()",
    ".multipleOf(2)",
    ".multipleOf(0.01)",
    ".step(5)",
    ".int()",
    ".finite()",
  ],
];
export const checksOfLists: readonly string[] = [".min(1)", ".max(3)", ".length(2)", ".nonempty()"];

/** Strings of a kind that JSON Schema says, by a format that means the same, or by a pattern. */
export const formats: readonly string[] = [
  ...[
    "z.uuid()",
    "z.uuidv4()",
    "z.uuidv6()",
    "z.uuidv7()",
    "z.guid()",
    "z.nanoid()",
    "z.cuid2()",
    "z.ulid()",
  ],
  ...["z.xid()", "z.ksuid()", "z.ipv4()", "z.cidrv4()", "z.base64()", "z.base64url()", "z.e164()", "z.hex()"],
  ...[
    'z.hash("md5")',
    "z.iso.date()",
    "z.iso.time()",
    "z.iso.datetime()",
    "z.iso.datetime({ precision: 3 })",
  ],
  ...[
    "z.iso.datetime({ offset: true })",
    "z.iso.duration()",
    "z.currencyCode()",
    "z.mac()",
    "v.email()",
    "v.url()",
    "v.ipv6()",
  ],
  ...['z.stringFormat("tag", /^[a-z]{2}$/)', 'v.openEnum(["a", "b"])'],
];
export const numbers: readonly string[] = [
  "z.int32()",
  "z.uint32()",
  "z.float32()",
  "z.float64()",
  "z.boolean()",
  "z.null()",
];
export const listed: readonly string[] = [
  ...['z.literal("a")', "z.literal(1)", "z.literal(true)", "z.literal(null)", 'z.literal(["a", 2, null])'],
  ...['z.enum(["a", "b"])', "z.enum({ off: 0, on: 1 })", 'z.enum({ off: 0, auto: "auto" })'],
  ...[
    'z.enum(["a", "b", "c"]).exclude(["a"])',
    'z.enum(["a", "b"]).extract(["a"])',
    "z.nativeEnum({ A: 1 })",
  ],
  ...[
    'z.templateLiteral(["a-", z.int().min(0)])',
    'z.templateLiteral([z.enum(["x", "y"]), "-", z.string()])',
  ],
  ...["z.keyof(z.object({ a: z.int(), b: z.int() }))", "z.any()", "z.unknown()"],
];

/** What has no form in JSON, changes a value, or judges by a function. */
export const unsayable: readonly string[] = [
  ...[
    "z.bigint()",
    "z.int64()",
    "z.uint64()",
    "z.symbol()",
    "z.undefined()",
    "z.never()",
    "z.void()",
    "z.date()",
  ],
  ...["z.nan()", "z.file()", "z.custom(() => true)", "z.instanceof(Date)", "z.function()", "z.json()"],
  ...[
    "z.promise(z.int())",
    "z.map(z.string(), z.int())",
    "z.set(z.int())",
    "z.stringbool()",
    "z.transform(String)",
  ],
  ...["z.coerce.string()", "z.coerce.number()", "z.coerce.boolean()", "z.coerce.bigint()", "z.coerce.date()"],
  ...[
    "z.url()",
    "z.httpUrl()",
    "z.email()",
    "z.jwt()",
    "z.emoji()",
    "z.ipv6()",
    "z.cidrv6()",
    "z.hostname()",
  ],
  ...["z.creditCard()", "z.iban()", "z.cuid()", 'z.stringFormat("own", () => true)', "v.filePart()"],
  ...["z.iso.datetime({ local: true })", "z.iso.datetime({ precision: -1 })", "z.iso.time({ precision: 0 })"],
  ...["z.literal([])", "z.literal(undefined)", "z.literal(1n)", "z.enum([])", "z.string().regex(/^a/i)"],
  ...[
    "z.string().regex(/(?<=a)b/)",
    "z.string().regex(/^(a)\\1$/)",
    'z.string().includes("a", { position: 2 })',
  ],
  ...[
    "z.number().multipleOf(0)",
    "z.number().multipleOf(-2)",
    "z.number().min(5).max(1)",
    "z.string().min(3).max(1)",
  ],
  ...[
    'z.object({ ["__proto__"]: z.int() })',
    "z.object({ constructor: z.int() })",
    "z.looseRecord(z.string().regex(/^a/), z.int())",
  ],
  ...["z.record(z.int(), z.int())", "z.record(z.any(), z.int())", 'z.record(z.enum(["__proto__"]), z.int())'],
  ...["z.record(z.string().toLowerCase(), z.int())", "z.partialRecord(z.literal([1, 2]), z.int())"],
  ...[
    "z.tuple([z.int().optional(), z.int()])",
    "z.tuple([z.string()], z.int())",
    "z.tuple([])",
    "z.xor([z.int(), z.number()])",
  ],
  ...[
    "z.intersection(z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() }))",
    "z.intersection(z.string(), z.int())",
  ],
  ...["z.any().check(z.minLength(2))", 'z.object({ a: z.int() }).check(z.property("a", z.literal(1)))'],
  ...[
    "z.object({ a: z.int() }).check(z.properties({ a: z.literal(1) }))",
    "z.string().optional().default(undefined)",
  ],
  ...["z.compile(z.string())", "z.withParser(z.string(), () => 1)", 'z.array(z.string().default("x"))'],
  ...['z.discriminatedUnion("a", [z.object({ a: z.undefined() }), z.object({ a: z.literal(1) })])'],
  ...["z.object({ get self() { return this; } })", "z.lazy(() => z.lazy(() => z.bigint()))", "z.union([])"],
];

/** Methods of any schema that change its values, or judge them by a function; `@` is the schema. */
export const unsayableAround: readonly string[] = [
  ...[
    "@.transform(String)",
    "@.pipe(@)",
    "z.pipe(@, z.any())",
    "z.preprocess((value) => value, @)",
    "@.catch(1)",
  ],
  ...[
    "@.refine(() => true)",
    "@.superRefine(() => {})",
    "@.check(() => {})",
    "@.overwrite((value) => value)",
  ],
  ...[
    "z.codec(@, z.any(), { decode: (value) => value, encode: (value) => value })",
    "z.success(@)",
    "z.set(@)",
  ],
  ...[
    "z.map(z.string(), @)",
    "z.promise(@)",
    "@.default(() => 1)",
    "@.prefault(() => 1)",
    "@.default(Symbol.iterator)",
  ],
  ...[
    '@.default("no such value \\u0000")',
    "@.meta({ examples: [Symbol.iterator] })",
    "@.meta({ minLength: 3 })",
  ],
  ...[
    '@.meta({ type: "string" })',
    "z.record(@, z.int())",
    "z.xor([@, @])",
    "z.intersection(@, @)",
    "@.and(z.int())",
  ],
  ...[
    "@.nonoptional()",
    "z.lazy(() => @)",
    '@.meta({ id: "Same" }).or(@.meta({ id: "Same" }))',
    '@.meta({ id: "no name" })',
  ],
];
