import { z } from "zod";

type Texts = z.ZodString;

/** Zod's functions and methods whose schema gives another value than it takes, each on a string. */
export const changing: Readonly<Record<string, (text: Texts) => z.ZodType>> = {
  trim: (text) => text.trim(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  normalize: (text) => text.normalize(),
  slugify: (text) => text.slugify(),
  overwrite: (text) => text.overwrite((value) => `${value}!`),
  "z.trim": (text) => text.check(z.trim()),
  "z.toLowerCase": (text) => text.check(z.toLowerCase()),
  "z.toUpperCase": (text) => text.check(z.toUpperCase()),
  "z.normalize": (text) => text.check(z.normalize()),
  "z.slugify": (text) => text.with(z.slugify()),
  "z.overwrite": (text) => text.check(z.overwrite((value) => `${value}!`)),
  transform: (text) => text.transform((value) => value.length),
  "z.transform": () => z.transform(String),
  pipe: (text) => text.pipe(z.string().min(2)),
  "z.pipe": (text) => z.pipe(text, z.string()),
  "z.preprocess": (text) => z.preprocess(String, text),
  "z.codec": (text) => z.codec(text, z.number(), { decode: Number, encode: String }),
  "z.invertCodec": (text) => z.invertCodec(z.codec(z.number(), text, { decode: String, encode: Number })),
  "z.stringbool": () => z.stringbool(),
  "z.coerce.string": () => z.coerce.string(),
  "z.coerce.number": () => z.coerce.number(),
  "z.coerce.boolean": () => z.coerce.boolean(),
  "z.coerce.bigint": () => z.coerce.bigint(),
  "z.coerce.date": () => z.coerce.date(),
  catch: (text) => text.catch("x"),
  "z.catch": (text) => z.catch(text, "x"),
  "z.success": (text) => z.success(text),
  url: (text) => text.url(),
  "z.url": () => z.url({ normalize: true }),
  "z.httpUrl": () => z.httpUrl(),
  "z.compile": (text) => z.compile(text),
  "z.withParser": (text) => z.withParser(text, () => "x"),
};

/** Those that fill a value in: told in a request, refused in a response. */
export const filling: Readonly<Record<string, (text: Texts) => z.ZodType>> = {
  default: (text) => text.default("abc"),
  "z._default": (text) => z._default(text, "abc"),
  prefault: (text) => text.prefault("abc"),
  "z.prefault": (text) => z.prefault(text, "abc"),
};

/** Methods that give what they take, or are no part of a schema, whatever the schema. */
export const methods: readonly string[] = [
  ...["and", "apply", "array", "brand", "catchall", "check", "clone", "describe", "exactOptional"],
  ...["exactPartial", "exclude", "extend", "extract", "keyof", "loose", "merge", "meta", "nonoptional"],
  ...["nullable", "nullish", "omit", "optional", "or", "partial", "passthrough", "pick", "readonly"],
  ...["register", "removeDefault", "required", "rest", "safeExtend", "strict", "strip", "unwrap", "with"],
  ...["refine", "superRefine", "isNullable", "isOptional", "toJSONSchema", "spa", "validate"],
  ...["validateAsync", "parse", "parseAsync", "safeParse", "safeParseAsync", "encode", "encodeAsync"],
  ...["decode", "decodeAsync", "safeEncode", "safeEncodeAsync", "safeDecode", "safeDecodeAsync"],
  // Strings.
  ...["base64", "base64url", "cidrv4", "cidrv6", "cuid", "cuid2", "date", "datetime", "duration", "e164"],
  ...["email", "emoji", "endsWith", "guid", "includes", "ipv4", "ipv6", "jwt", "ksuid", "length"],
  ...["lowercase", "max", "min", "nanoid", "nonempty", "regex", "startsWith", "time", "ulid", "uppercase"],
  ...["uuid", "uuidv4", "uuidv6", "uuidv7", "xid"],
  // Numbers.
  ...["finite", "gt", "gte", "int", "lt", "lte", "multipleOf", "negative", "nonnegative", "nonpositive"],
  ...["positive", "safe", "step"],
];

/** Functions of Zod that give what they take, or are no part of a schema. */
export const functions: readonly string[] = [
  // Schemas.
  ...["any", "array", "base64", "base64url", "bigint", "boolean", "cidrv4", "cidrv6", "creditCard", "cuid"],
  ...["cuid2", "currencyCode", "custom", "date", "discriminatedUnion", "e164", "email", "emoji", "enum"],
  ...["exactOptional", "file", "float32", "float64", "function", "_function", "guid", "hash", "hex"],
  ...["hostname", "iban", "instanceof", "int", "int32", "int64", "intersection", "ipv4", "ipv6", "json"],
  ...["jwt", "keyof", "ksuid", "lazy", "literal", "looseObject", "looseRecord", "mac", "map", "nan"],
  ...["nanoid", "nativeEnum", "never", "nonoptional", "null", "nullable", "nullish", "number", "object"],
  ...["optional", "partialRecord", "promise", "readonly", "record", "set", "strictObject", "string"],
  ...["stringFormat", "symbol", "templateLiteral", "tuple", "uint32", "uint64", "ulid", "undefined"],
  ...["union", "unknown", "uuid", "uuidv4", "uuidv6", "uuidv7", "void", "xid", "xor"],
  // Checks.
  ...["check", "describe", "endsWith", "gt", "gte", "includes", "length", "lowercase", "lt", "lte"],
  ...["maxLength", "maxSize", "meta", "mime", "minLength", "minSize", "multipleOf", "negative"],
  ...["nonnegative", "nonpositive", "positive", "properties", "property", "refine", "regex", "size"],
  ...["startsWith", "superRefine", "uppercase"],
  // Tools.
  ...["clone", "config", "deepPartial", "flattenError", "formatError", "fromJSONSchema", "getErrorMap"],
  ...["getDiscriminatedOption", "input", "memoizer", "output", "prettifyError", "registry", "setErrorMap"],
  ...["toJSONSchema", "toZod", "treeifyError", "validate", "validateAsync", "parse", "parseAsync"],
  ...["safeParse", "safeParseAsync", "encode", "encodeAsync", "decode", "decodeAsync", "safeEncode"],
  ...["safeEncodeAsync", "safeDecode", "safeDecodeAsync"],
];

/** One schema of each kind that has methods of its own. */
export const kinds: readonly z.ZodType[] = [
  z.string(),
  z.email(),
  z.iso.date(),
  z.number(),
  z.boolean(),
  z.any(),
  z.object({}),
  z.array(z.any()),
  z.tuple([z.any()]),
  z.record(z.string(), z.any()),
  z.union([z.string()]),
  z.discriminatedUnion("a", [z.object({ a: z.literal(1) })]),
  z.intersection(z.any(), z.any()),
  z.enum(["a"]),
  z.literal("a"),
  z.templateLiteral(["a"]),
  z.lazy(() => z.any()),
  z.any().optional(),
  z.any().nullable(),
  z.any().default(1),
  z.any().prefault(1),
  z.any().readonly(),
  z.any().nonoptional(),
];
