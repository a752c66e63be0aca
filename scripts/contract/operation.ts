import type { z } from "zod";
import type { Extensions, ExternalDocs, ParameterExtensions } from "./about.ts";
import type { Server } from "./api.ts";
import type { Bodies, Body, Shape } from "./body.ts";
import type { OperationError } from "./error.ts";
import type { Laws } from "./laws.ts";
import type { OperationLimits } from "./limits.ts";
import type { PagePlace, PageWords } from "./page.ts";
import type { Pagination } from "./pagination.ts";
import type { SecurityAlternative } from "./security.ts";
import type { Responses } from "./status.ts";
import type { Visibility } from "./visibility.ts";
import type { Callback } from "./webhook.ts";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** The names in braces of a path template: `"/a/{id}"` gives `"id"`. */
export type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;

/** The deprecation of an operation: since when, until when it works, and what to use instead. */
export interface Deprecation {
  /** `YYYY-MM-DD`: the day from which it is deprecated. */
  readonly since?: string;
  /** `YYYY-MM-DD`: the first day on which it may be gone. */
  readonly sunset?: string;
  /** The `operationId` to use instead. */
  readonly successor?: string;
}

/** A remark set apart from the text, as Fumadocs' callout. */
export interface Callout {
  readonly type: "info" | "warn" | "error";
  readonly title?: string;
  /** Markdown. */
  readonly text: string;
  /** What it stands after, or `top`. If absent, `lead`. */
  readonly place?: PagePlace;
}

/**
 * A question that the published contract leaves open, and the inputs for which this server decided it. `verify` accepts
 * any answer to a request that matches.
 */
export interface OpenDecision {
  /** The heading's slug in `spec/README.md`, where question, decision and reason stand. */
  readonly decision: string;
  /** The inputs concerned, each as a schema that matches them. */
  readonly params?: Record<string, z.ZodType>;
  readonly query?: Record<string, z.ZodType>;
  readonly headers?: Record<string, z.ZodType>;
  readonly cookies?: Record<string, z.ZodType>;
  readonly body?: z.ZodType;
}

/** One operation of the API, in the order of its page. */
export interface Operation extends OperationLimits {
  readonly operationId: string;
  /** File name of its docs page, without extension. */
  readonly page: string;
  /** `id` of the docs section, which is the document's tag. */
  readonly section: string;
  /** Further tags of the document. */
  readonly tags?: readonly string[];
  /** The page's heading. */
  readonly title: string;
  /** One line, plain text. */
  readonly description: string;
  /** Markdown before the request line. */
  readonly lead?: string;
  readonly callouts?: readonly Callout[];
  readonly docs?: PageWords;
  /** `true`: it is, and no more is known. */
  readonly deprecated?: Deprecation | true;
  /** Absent: it is public. */
  readonly visibility?: Visibility;
  readonly externalDocs?: ExternalDocs;
  readonly extensions?: Extensions;
  readonly parameterExtensions?: ParameterExtensions;

  /** Its own servers, in place of the API's. */
  readonly servers?: readonly [Server, ...Server[]];
  readonly method: Method;
  /** Path template below the API's `basePath`. */
  readonly path: string;
  /**
   * Schemes of `api.securitySchemes`, any one suffices; `[]` for none. `{ key: [], tenant: [] }`: several together;
   * `{ login: ["read"] }`: with scopes; `{}` beside others: it is optional. Absent: the API's.
   */
  readonly security?: readonly SecurityAlternative[];
  readonly params?: Shape;
  readonly query?: Shape;
  readonly headers?: Shape;
  /** Of the header field `Cookie`, by the names of cookies. */
  readonly cookies?: Shape;
  /** Several: the caller chooses one of the media types. */
  readonly body?: Body | Bodies;

  /** By status: 200 to 399, `2XX`, `3XX`; of errors only the ranges `4XX`, `5XX` and `default`. Several bodies: the server answers with one of them. */
  readonly responses: Responses;
  /** The operation's own errors, in the order of the docs; the API lists those of all operations. */
  readonly errors: readonly OperationError[];
  /** Markdown after the errors. */
  readonly notes?: string;

  /** Sending it twice has the effect of sending it once. If absent: what HTTP says about the method. */
  readonly idempotent?: boolean;
  /**
   * Fields of the request body that name another object, each with its resource in the laws: `{ order_id: "order" }`.
   * A field within another one is written with dots: `"customer.address_id"`.
   */
  readonly refers?: Readonly<Record<string, string>>;
  readonly pagination?: Pagination;
  readonly laws?: Laws;
  readonly open?: readonly OpenDecision[];
  /** Requests that the server sends because of it, by names of their own. */
  readonly callbacks?: Readonly<Record<string, Callback>>;
}

/** The parts of an operation whose types the compiler keeps, for the proof of the generated types. */
export interface OperationTypes {
  readonly params: Shape;
  readonly query: Shape;
  readonly headers: Shape;
  readonly cookies: Shape;
  readonly body: Body | Bodies | undefined;
  readonly responses: Responses;
}

type Authored<Path extends string, Types extends OperationTypes> = Omit<
  Operation,
  "path" | keyof OperationTypes
> & {
  readonly path: Path;
  readonly query?: Types["query"];
  readonly headers?: Types["headers"];
  readonly cookies?: Types["cookies"];
  readonly body?: Types["body"];
  /** Absent: no success is documented; the operation needs an error then, or a `default`. */
  readonly responses?: Types["responses"];
} & ([PathNames<Path>] extends [never]
    ? { readonly params?: never }
    : {
        readonly params: Types["params"] & {
          [Name in keyof Types["params"]]: Name extends PathNames<Path> ? z.ZodType : never;
        };
      });

/** An operation with the types of its schemas. */
export type TypedOperation<
  Id extends string = string,
  Types extends OperationTypes = OperationTypes,
> = Operation & {
  readonly operationId: Id;
  readonly types?: Types;
};

/**
 * Declares an operation. Nothing is registered: the value goes into the API's list. The compiler
 * holds that each `{name}` of the path has its schema, and no other.
 */
export function defineOperation<
  const Path extends string,
  const Id extends string,
  Params extends Record<PathNames<Path>, z.ZodType>,
  Query extends Shape,
  Headers extends Shape,
  Cookies extends Shape,
  const Answers extends Responses = Record<never, never>,
  const RequestBody extends Body | Bodies | undefined = undefined,
>(
  operation: { readonly operationId: Id } & Authored<
    Path,
    {
      params: Params;
      query: Query;
      headers: Headers;
      cookies: Cookies;
      body: RequestBody;
      responses: Answers;
    }
  >,
): TypedOperation<
  Id,
  { params: Params; query: Query; headers: Headers; cookies: Cookies; body: RequestBody; responses: Answers }
> {
  // The object itself: its place in the spec is found by it.
  const whole = operation.responses ? operation : Object.assign(operation, { responses: {} });
  return whole as Operation & { readonly operationId: Id };
}
