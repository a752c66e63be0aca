import type { OperationLimits } from "../contract/limits.ts";
import type { ServerPromise } from "../contract/promises.ts";
import type { Visibility } from "../contract/visibility.ts";
import type { ErrorCode } from "../lib/error-code.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import type { StatusKey } from "../lib/status.ts";
import type { TextParts } from "../lib/text-template.ts";
import type { SecurityRequirement, SecuritySchemeModel } from "./security.ts";
import type {
  LawsModel,
  PackagesModel,
  PageModel,
  PaginationModel,
  RejectedInputModel,
  UsualError,
} from "./vocabulary.ts";

/*
 * The API as plain data: what every consumer reads, whether it was written in the vocabulary or read
 * from an OpenAPI document. Everything here is serialisable. Words are those of OpenAPI 3.1 and JSON
 * Schema 2020-12. What only the vocabulary says (`vocabulary.ts`) is absent or empty in the model of a
 * document; a text that a document does not have is empty.
 */

/** An API. A `$ref` in any schema, `#/components/schemas/X`, resolves in this object. */
export interface ApiModel {
  readonly info: InfoModel;
  /** At least one: `/` is OpenAPI's default. */
  readonly servers: readonly [ServerModel, ...ServerModel[]];
  /** The path before every operation's path; may be empty. */
  readonly basePath: string;
  /** The sections of the docs, in their order. */
  readonly sections: readonly SectionModel[];
  /** Further tags. */
  readonly tags: readonly TagModel[];
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, SecuritySchemeModel>>;
  };
  /**
   * What an operation without security of its own needs: alternatives. In the model of a document, every operation has
   * its own, and this is what most of them need.
   */
  readonly security: readonly SecurityRequirement[];
  readonly operations: readonly OperationModel[];
  /** Requests that the server sends on its own. */
  readonly webhooks?: readonly WebhookModel[];
  /** Responses never gain a field. */
  readonly closedResponses: boolean;
  /** What the server promises beyond its operations. */
  readonly promises: readonly ServerPromise[];
  /** How the API reports errors. */
  readonly errors: ErrorsModel;
  /** What is made of it: npm names of the packages. */
  readonly packages: PackagesModel;
  readonly externalDocs?: ExternalDocsModel;
  /** Members of the document whose names begin with `x-`, except those that the model has a field for. */
  readonly extensions?: ExtensionsModel;
  /** Sentences about parts of the document that OpenAPI does not allow and that were left out. */
  readonly unclear?: readonly string[];
  /** What the document has but the model has no place for, in words: extensions below operations, unused components. */
  readonly ignored?: readonly string[];
}

export interface ExternalDocsModel {
  readonly url: string;
  readonly description?: string;
}

export type ExtensionsModel = Readonly<Record<`x-${string}`, unknown>>;

/** A request that the server sends on its own, and the caller answers. */
export interface WebhookModel {
  readonly name: string;
  /** `path` of each is empty. */
  readonly operations: readonly OperationModel[];
}

/** A request that the server sends because of an operation, and the caller answers. */
export interface CallbackModel {
  readonly name: string;
  /** `path` of each is the expression of the URL: `{$request.body#/url}`. */
  readonly operations: readonly OperationModel[];
}

export interface InfoModel {
  readonly title: string;
  readonly version: string;
  /** One line, plain text. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly license: { readonly name: string; readonly identifier: string; readonly url?: string };
  readonly contact?: { readonly name: string; readonly url: string; readonly email?: string };
  readonly termsOfService?: string;
}

export interface ServerModel {
  /** Contains the names of variables in braces, in place of their values. */
  readonly url: string;
  readonly description: string;
  readonly variables?: Readonly<Record<string, ServerVariableModel>>;
}

export interface ServerVariableModel {
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface TagModel {
  readonly title: string;
  readonly description: string;
  readonly externalDocs?: ExternalDocsModel;
}

/** A group of operations: a folder of the docs, and a tag. */
export interface SectionModel extends TagModel {
  readonly id: string;
}

export type MethodName = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "TRACE";

export interface OperationModel {
  /** Empty: the document gives it none. */
  readonly operationId: string;
  readonly method: MethodName;
  /** Path template, `basePath` included. */
  readonly path: string;
  /** One line, plain text. */
  readonly title: string;
  /** One line, plain text. */
  readonly description: string;
  readonly section: SectionModel;
  /** Titles of further tags. */
  readonly tags: readonly string[];
  readonly deprecated?: DeprecationModel;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
  /** Alternatives; empty if no credential is needed. */
  readonly security: readonly SecurityRequirement[];
  /** Its own, in place of the API's. */
  readonly servers?: readonly ServerModel[];
  /** In the order of the document: path, query, header. */
  readonly parameters: readonly ParameterModel[];
  readonly requestBody?: RequestBodyModel;
  /** Success and redirection, in ascending order of status. */
  readonly responses: readonly ResponseModel[];
  /**
   * `4XX`, `5XX`, `default` and each status from 400 on, in the order of the document. Examples of their bodies are `errors`.
   */
  readonly errorResponses: readonly ResponseModel[];
  /** The operation's own errors, in the order of the docs, then those that the API shares with it. */
  readonly errors: readonly ErrorCase[];
  readonly callbacks?: readonly CallbackModel[];
  /** Whether sending a request twice has the same effect as sending it once. */
  readonly idempotent: boolean;
  /** The limits of a call, if they differ from those of the whole API. */
  readonly limits?: OperationLimits;
  /**
   * Fields of the request body that identify an object, each with the object's resource in the laws. The names of
   * nested fields are joined by dots.
   */
  readonly refers?: Readonly<Record<string, string>>;
  readonly pagination?: PaginationModel;
  readonly laws?: LawsModel;
  /**
   * Where the first successful answer shows the object that the laws are about, or the list of such objects: a path of
   * property names. Absent if nowhere.
   */
  readonly shows?: readonly string[];
  /** Its page in the docs. */
  readonly page: PageModel;
  readonly externalDocs?: ExternalDocsModel;
  readonly extensions?: ExtensionsModel;
  /** Sentences about parts of the operation that OpenAPI does not allow and that were left out. */
  readonly unclear?: readonly string[];
}

export interface DeprecationModel {
  /** `YYYY-MM-DD`; empty: the document does not say. */
  readonly since: string;
  /** `YYYY-MM-DD`: the first day on which it may be gone. */
  readonly sunset?: string;
  /** The `operationId` to use instead. */
  readonly successor?: string;
}

export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** How a value is written into text (OpenAPI 3.1, "Style Values"). */
export type ParameterStyle =
  | "simple"
  | "form"
  | "label"
  | "matrix"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject";

/** How a parameter or a header field is written on the wire. */
export interface WireForm {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Whether reserved characters in its values are not encoded. */
  readonly allowReserved: boolean;
  /** The media type of one that is written as `content`, which has no style. */
  readonly mediaType?: string;
}

export interface ParameterModel extends WireForm {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Whether a query parameter may have no value. */
  readonly allowEmptyValue?: boolean;
  /**
   * Values with the same text arrive as one: a string that looks like a number as a number, `null` as an absent value.
   */
  readonly lossy?: true;
  /** Markdown. */
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly examples?: ExamplesModel;
  readonly extensions?: ExtensionsModel;
}

/** A header field of a response, or of a part of a form. */
export interface HeaderModel extends WireForm {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly examples?: ExamplesModel;
}

export interface RequestBodyModel {
  readonly required: boolean;
  readonly description?: string;
  /** One for each media type. */
  readonly content: readonly [PayloadModel, ...PayloadModel[]];
}

/** A body of one media type. */
export interface PayloadModel {
  readonly mediaType: string;
  /** How its value travels: as JSON, as the fields or the parts of a form, as text, or as opaque bytes. */
  readonly kind: "json" | "form" | "text" | "multipart" | "binary";
  /** Of bytes: they are passed on unread; schema and examples describe the items in them. */
  readonly isStream?: true;
  /** Absent: any value. */
  readonly schema?: JsonSchema;
  /** By name; the first is the one that the docs show. */
  readonly examples: ExamplesModel;
  /** The files among the parts of a form. */
  readonly files: readonly FileModel[];
  /** How parts of a form are sent, by their names. */
  readonly encoding?: Readonly<Record<string, EncodingModel>>;
}

/** How a part of a form is sent; what is absent follows from its schema. */
export interface EncodingModel {
  /** Media types or ranges, separated by commas. */
  readonly contentType?: string;
  readonly headers?: readonly HeaderModel[];
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** By name. */
export type ExamplesModel = Readonly<Record<string, ExampleModel>>;

export interface ExampleModel {
  readonly summary: string;
  readonly description?: string;
  readonly value?: unknown;
  /** Where the value is, if it is not here. */
  readonly externalValue?: string;
}

/** A file among the parts of a form. */
export interface FileModel {
  readonly name: string;
  readonly mediaType: string;
  /** A name to show or send it under. */
  readonly fileName: string;
  /** Several parts of the name. */
  readonly isList: boolean;
}

export interface ResponseModel {
  readonly status: StatusKey;
  /** The status's reason phrase: `OK`. */
  readonly reason: string;
  readonly description: string;
  readonly headers: readonly HeaderModel[];
  /** One for each media type; none: no body. */
  readonly content: readonly PayloadModel[];
  /** Operations that can follow, by name. */
  readonly links?: Readonly<Record<string, LinkModel>>;
}

export interface LinkModel {
  readonly operationId?: string;
  readonly operationRef?: string;
  /** Values or expressions by the parameters' names. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly requestBody?: unknown;
  readonly description?: string;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
}

/** The body of an error, and where its parts are in it, as JSON Pointers. */
export interface ErrorBodyModel {
  /** Absent: no body. */
  readonly payload?: PayloadModel;
  /** The sentence for people. */
  readonly textPointer?: string;
  /** The code for programs. */
  readonly codePointer?: string;
  readonly fieldErrors?: FieldErrorsModel;
}

/** Where in an error's body the list of rejected fields is. */
export interface FieldErrorsModel {
  readonly list: string;
  /** In an entry: the JSON Pointer to the field. */
  readonly pointer?: string;
  /** In an entry: the field's text. */
  readonly text?: string;
}

/** One error that an operation may answer with. */
export interface ErrorCase extends ErrorBodyModel {
  /** Stable, and unique among the operation's errors of the status: what files and examples are named after. */
  readonly id: string;
  readonly status: StatusKey;
  /**
   * The sentence for people; empty if it has none. Contains the names of its parts in braces, in place of their values.
   */
  readonly text: string;
  /** The variable parts of the text; if absent, braces in it are literal. */
  readonly parts?: TextParts;
  readonly code?: ErrorCode;
  /** The whole body, as an example. */
  readonly body?: unknown;
  /** The part of the body that is always the same. */
  readonly fixed?: unknown;
  /** What the server itself sends of its header fields, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** When it happens: a Markdown sentence. */
  readonly when: string;
  /** Markdown. */
  readonly description?: string;
  /** `false`: only the status and the body's form are promised, not the text. */
  readonly promised: boolean;
  /** `true`: it belongs to the whole API; its pages don't list it. */
  readonly shared: boolean;
  /** `false`: it is promised to programs, but the operation's page leaves it out. */
  readonly listed?: false;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
  /** An input that a schema rejects with this text, by the parts of the request. */
  readonly given?: RejectedInputModel;
}

/** How the API speaks of errors: the body of those that have none of their own, and the usual ones. */
export interface ErrorsModel extends ErrorBodyModel {
  /** Answers that belong to no operation alone. */
  readonly usual: Readonly<Record<Exclude<UsualError, "invalidParameter">, UsualErrorModel>> & {
    /** Absent: a parameter that is not valid is answered as `invalid`. */
    readonly invalidParameter?: UsualErrorModel;
  };
}

export interface UsualErrorModel extends ErrorBodyModel {
  readonly status: number;
  readonly text: string;
  readonly code?: ErrorCode;
  /** The whole body but for a text that a schema gives. */
  readonly fixed?: unknown;
  /** What the server sends of its header fields, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly when: string;
  readonly promised: boolean;
  /** `false`: no response has it. */
  readonly documented?: false;
}
