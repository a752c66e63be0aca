/** How an operation affects a resource, beyond the shape of its messages. `verify` turns each law into requests. */
export interface Laws {
  /** The resource's name; operations that name the same one act on the same objects. */
  readonly resource: string;
  readonly effect: "create" | "read" | "list" | "update" | "delete";
  /** Path parameter → the resource's field that it identifies. */
  readonly identity?: Readonly<Record<string, string>>;
  /** Fields of the resource that take the value sent in the request body's field of that name. */
  readonly sets?: readonly string[];
  /** Fields of the resource that the operation never changes. */
  readonly keeps?: readonly string[];
  /** Timestamps of the resource that may only move forward. */
  readonly forward?: readonly string[];
  /** Fields of which no two objects of one principal have the same value: the operation answers 409. */
  readonly unique?: readonly string[];
}
