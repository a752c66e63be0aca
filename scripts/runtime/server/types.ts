import type { z } from "zod";
import type { forbidden, Incoming } from "./request.ts";
import type { PathText } from "./router.ts";

/** How the bodies of a contract's errors are written. */
export interface ErrorWords {
  /** The field of an error's body that holds its text, if the body has no other field. */
  readonly textField?: string;
  /** The form of most errors' bodies, if it is not such an object. */
  readonly form?: ErrorBodyForm;
  /** Forms that single errors have. */
  readonly forms?: readonly ErrorBodyForm[];
}

/** The body of an error, and the paths to its parts. */
export interface ErrorBodyForm {
  /** Absent: no body. */
  readonly kind?: "json" | "binary";
  readonly mediaType?: string;
  readonly text?: readonly string[];
  /** Where the list of rejected fields stands, and in an entry the field's pointer and text. */
  readonly fields?: {
    readonly list: readonly string[];
    readonly pointer?: readonly string[];
    readonly text?: readonly string[];
  };
}

/** What the server needs to know about the contract. */
export interface ServerContract extends ErrorWords {
  /** The schema of most errors' bodies; if absent, they are not checked. */
  readonly errorSchema?: z.ZodType;
  readonly errors: {
    readonly invalid: ErrorAnswer;
    /** Has `{parameter}` in its text where the parameter's name stands; absent: `invalid`. */
    readonly invalidParameter?: ErrorAnswer;
    readonly unauthorized: ErrorAnswer;
    readonly internal: ErrorAnswer;
    readonly notFound: ErrorAnswer;
    readonly methodNotAllowed: ErrorAnswer;
    readonly tooLarge: ErrorAnswer;
  };
  readonly operations: readonly ServerOperation[];
}

/** Where a parameter is in the request, in the words of handlers. */
export type ParameterPlace = "params" | "query" | "headers" | "cookies";

/** A parameter that is not written in the default style of its location. */
export interface StyledParameter {
  readonly part: ParameterPlace;
  readonly name: string;
  readonly form: WrittenForm;
}

/** Makes the function that reads the value of such a parameter; it returns `undefined` if the request does not have it. */
export type StyledReader = (
  parameter: StyledParameter,
  schema: z.ZodType,
) => (source: StyledSource, pathText: PathText) => unknown;

/** What a styled parameter is read from, in addition to the path. */
export type StyledSource = Pick<Incoming, "url" | "field">;

/**
 * The media types that the parts of a form may have, by name and by content, and the header fields that they always have.
 * Without `files`, a part with a media type is never a file; with an empty list, it may be a file of any type.
 */
export type ToldParts = Readonly<
  Record<
    string,
    {
      readonly json?: string;
      readonly text?: string;
      readonly files?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    }
  >
>;

/** The fields of a form, by name. */
export interface ReadFields {
  readonly has: (name: string) => boolean;
  /** Texts, files, and values that have been read already. */
  readonly getAll: (name: string) => readonly (string | Blob | { readonly value: unknown })[];
}

/** Reads a form from its bytes; `undefined`: it is malformed, or a part has another media type or header field than its own. */
export type PartsReader = (bytes: Uint8Array, contentType: string, told: ToldParts) => ReadFields | undefined;

/** What the server needs to know about an operation. */
export interface ServerOperation {
  readonly operationId: string;
  readonly method: string;
  /** Path template with the names in braces. */
  readonly path: string;
  /** Any one is enough; empty if no credential is needed. */
  readonly security: readonly CredentialRequirement[];
  readonly params: FieldSchemas;
  readonly query: FieldSchemas;
  readonly headers: FieldSchemas;
  readonly cookies?: FieldSchemas;
  /** The forms of parameters that are not written in the default style of their location. */
  readonly forms?: WrittenForms;
  /** Reads such parameters; only a server that has some contains the module. */
  readonly styled?: StyledReader;
  readonly body?: BodyContent & { readonly required: boolean };
  /** The media types of the parts of its form, by name. */
  readonly parts?: ToldParts;
  /** Reads a form with such parts; only a server that has some contains the module. */
  readonly readParts?: PartsReader;
  readonly responses: readonly DocumentedResponse[];
  /** Every error that the operation documents, including those of the whole API. */
  readonly errors: readonly DocumentedError[];
  /** What the server answers in place of the API's own errors, because the operation documents them. */
  readonly usual?: Partial<
    Pick<ServerContract["errors"], "invalid" | "unauthorized" | "internal" | "tooLarge">
  >;
  /** The header fields of the errors of a status, by status; absent: they have none. */
  readonly errorHeaders?: Readonly<Record<string, FieldSchemas>>;
  /** Dates, `YYYY-MM-DD`. */
  readonly deprecated?: { readonly since: string; readonly sunset?: string };
  /** Bytes of its body, at most, in place of the app's limit. */
  readonly bodyLimit?: number;
  /** Milliseconds that its handler may take. */
  readonly timeout?: number;
}

/** How a parameter is written on the wire (OpenAPI's Parameter Object), if not in the default style of its location. */
export interface WrittenForm {
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  /** Of a path parameter: its value may contain slashes as they are. */
  readonly allowReserved?: boolean;
  /** The media type of the text, which is JSON. */
  readonly mediaType?: string;
}

/** Forms of an operation's parameters, by part and name. */
export type WrittenForms = Readonly<Partial<Record<ParameterPlace, Readonly<Record<string, WrittenForm>>>>>;

/** The schemas of a request's parameters in one place, or of a response's header fields, by name. */
export type FieldSchemas = Readonly<Record<string, z.ZodType>>;

export interface BodyContent {
  readonly kind: "json" | "form" | "text" | "multipart" | "binary";
  readonly mediaType: string;
  /** Absent for opaque bytes. */
  readonly schema?: z.ZodType;
  /** The body is passed on unread. */
  readonly isStream?: true;
  /** Further ones, of other media types: a message has one of all. */
  readonly others?: readonly BodyContent[];
}

/** An exact status, a range of them, or every one that nothing else documents. */
export type DocumentedStatus = number | `${1 | 2 | 3 | 4 | 5}XX` | "default";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;
type OfClass<First extends number> = NumberOf<`${First}${Digit}${Digit}`>;

/** Every status of a range. */
interface StatusClasses {
  readonly "2XX": OfClass<2>;
  readonly "3XX": OfClass<3>;
  readonly "4XX": OfClass<4>;
  readonly "5XX": OfClass<5>;
  readonly default: OfClass<2 | 3 | 4 | 5>;
}

/** The statuses of a range without those that are documented closer: by themselves, or by another range. */
export type StatusWithin<
  Range extends keyof StatusClasses,
  Closer extends DocumentedStatus = never,
> = Exclude<StatusClasses[Range], Closer | StatusClasses[Extract<Closer, keyof StatusClasses>]>;

export interface DocumentedResponse {
  readonly status: DocumentedStatus;
  readonly headers: FieldSchemas;
  readonly body?: BodyContent;
}

/** An error, and what the contract fixes of its body. */
export interface ErrorAnswer {
  readonly status: number;
  /** Empty if it has none, or none is promised. Contains the names of its parts in braces. */
  readonly text: string;
  readonly code?: string | number;
  /** The fixed content of its body; if absent, the text alone. */
  readonly fixed?: unknown;
  /** Header fields that it always has, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The number of its form, if it is not that of most errors. */
  readonly form?: number;
}

export interface DocumentedError extends Omit<ErrorAnswer, "status"> {
  readonly status: DocumentedStatus;
  /** What detects it: a schema that rejects the request, the handler, or the server before or after it. */
  readonly by: "schema" | "handler" | "server";
  /** The schema of a body of its own. */
  readonly schema?: z.ZodType;
  /** The names of the parts that a handler gives for the text. */
  readonly parts?: readonly string[];
  readonly partSchemas?: FieldSchemas;
}

/** A way to send a credential. */
export type CredentialScheme = { readonly name: string } & (
  | { readonly type: "bearer"; readonly scopes?: readonly string[] }
  | { readonly type: "basic"; readonly realm: string }
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly field: string }
  /** The certificate of the connection, which is not part of a request. */
  | { readonly type: "mutualTLS" }
);

/** What is enough: the credential of a scheme, or those of several together; `[]`: none. */
export type CredentialRequirement = CredentialScheme | readonly CredentialScheme[];

/** What `contract.js` holds in addition to the schemas: everything that follows from the contract, as plain JSON. */
export interface ServerFacts extends Omit<ServerContract, "operations" | "errorSchema"> {
  /** In the order of the spec's operations. */
  readonly operations: readonly Pick<
    ServerOperation,
    "path" | "security" | "errors" | "forms" | "usual" | "parts"
  >[];
}

/** The part of the spec's own value that the server reads: its schemas judge requests. */
export interface SpecApi {
  readonly errors?: { readonly schema?: z.ZodType };
  readonly operations: readonly SpecOperation[];
}

export interface SpecOperation
  extends Pick<ServerOperation, "operationId" | "method">,
    Partial<Pick<ServerOperation, ParameterPlace | "deprecated" | "bodyLimit" | "timeout">> {
  readonly body?: OneOrSeveral<SpecContent & { readonly required?: boolean }>;
  /** By status: answers, and ranges of errors. */
  readonly responses: Readonly<
    Record<string, OneOrSeveral<SpecContent & { readonly headers?: FieldSchemas }>>
  >;
  readonly errors?: readonly SpecError[];
}

export type SpecContent = Partial<BodyContent>;

export interface SpecError {
  readonly status?: DocumentedStatus;
  readonly body?: SpecContent & { readonly headers?: FieldSchemas };
  readonly parts?: FieldSchemas;
  readonly headers?: FieldSchemas;
}

/** One value or several; of several, the first one has what applies to all. */
export type OneOrSeveral<Part> = Part | readonly [Part, ...Part[]];

/** A value, or a promise of it. */
export type Awaitable<Value> = Value | Promise<Value>;

/** What a handler gets in addition to the parts of the request. */
export interface Call<Principal> {
  /** The caller, as `authenticate` returned it; `undefined` if the operation needs no credential. */
  readonly principal: Principal;
  /** Names the request in the logs; the caller gets it as `X-Request-Id`. */
  readonly requestId: string;
  /** The request as it arrived; its body has been read. */
  readonly request: Request;
}

/** Implements one operation. */
export type Handler<Input, Principal, Result> = (call: Input & Call<Principal>) => Awaitable<Result>;

/** Header fields that the contract does not name. */
export interface FurtherHeaders {
  readonly [name: string]: HeaderValue | undefined;
}
export type HeaderValue = string | number | boolean | readonly (string | number | boolean)[];

/** `Fields` with those of `Filled` required: the contract fills in their defaults. */
export type WithDefaults<Fields, Filled extends keyof Fields> = Fields & Required<Pick<Fields, Filled>>;

/** `Body` with the part at the end of a path optional, because the server fills it in. */
export type Filled<Body, Way extends readonly string[]> = Way extends readonly [
  infer Name extends string,
  ...infer Rest extends readonly string[],
]
  ? Body extends object
    ? Name extends keyof Body
      ? Omit<Body, Name> &
          Part<Name, Rest extends readonly [] ? Body[Name] | undefined : Filled<Body[Name], Rest>>
      : Body
    : Body
  : Body;
type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [Key in Name]?: Value }
  : Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** Opaque bytes of a request. */
export type Bytes = Uint8Array;
/** Opaque bytes of a response. */
export type BytesBody = Uint8Array | Blob | ReadableStream<Uint8Array>;

/** User and password of HTTP's scheme `Basic`. */
export interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** The operation for which credentials are checked, and what it needs. */
export interface AuthenticateContext<
  Scheme extends string = string,
  OperationId extends string = string,
  Credentials = Readonly<Record<string, string | UserAndPassword>>,
> {
  /** The scheme of `token`: the first one of the alternative that is tried. */
  readonly scheme: Scheme;
  readonly operationId: OperationId;
  /** What the request carries for each scheme of the alternative, by the scheme's name. */
  readonly credentials: Credentials;
  /** The scopes that the operation needs by this alternative. */
  readonly scopes: readonly string[];
  readonly request: Request;
}

/**
 * Returned by `authenticate` if the credential is valid but not sufficient for the operation: the caller gets the 403.
 */
export type Forbidden = typeof forbidden;

/**
 * Returns the principal of a credential: of `token`, or of all `credentials` in the context where an operation needs
 * several. With `null`, `undefined`, `false` or another falsy value, the caller gets the 401. It is called for each
 * alternative of the operation, in order, whose credentials the request carries, until one has a principal.
 */
export type Authenticate<
  Principal,
  Scheme extends string = string,
  OperationId extends string = string,
  Credentials = Readonly<Record<string, string | UserAndPassword>>,
> = (
  token: string,
  context: AuthenticateContext<Scheme, OperationId, Credentials>,
) => Awaitable<Principal | Forbidden | null | undefined>;

/** One answered request. Of what the caller sent, it holds only the request id and the method. */
export interface RequestEntry {
  readonly event: "request";
  readonly requestId: string;
  readonly method: string;
  /** The path template; absent if no operation has the path. */
  readonly route?: string;
  readonly operationId?: string;
  readonly status: number;
  /** Milliseconds from the request's arrival to the answer's header fields. */
  readonly ms: number;
}

/** A handler, an `authenticate` or a hook threw; the caller got the 500. */
export interface FailureEntry {
  readonly event: "failure";
  readonly requestId: string;
  readonly operationId?: string;
  readonly cause: unknown;
}

/** A handler's result breaks the contract; the caller got the 500. */
export interface BreachEntry {
  readonly event: "breach";
  readonly requestId: string;
  readonly operationId: string;
  /** The place: `responses/200/body/updated_at`. */
  readonly pointer: string;
  /** What was expected there; never the value. */
  readonly message: string;
}

/** Takes the entries as objects: `console`, or a logger like pino's. */
export interface Logger {
  info(entry: RequestEntry): void;
  error(entry: FailureEntry | BreachEntry): void;
}
