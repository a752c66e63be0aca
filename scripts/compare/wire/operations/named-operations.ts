import type { ApiModel, OperationModel } from "../../../model/model.ts";

/** A request that the server sends, a webhook or a callback. */
export interface NamedSending {
  /** As findings name it: `POST webhook order.paid`. */
  readonly name: string;
  /** The same for both versions of an API. */
  readonly key: string;
  readonly model: OperationModel;
}

/** All that a server sends on its own. */
export function sentOperationsOf({ operations, webhooks = [] }: ApiModel): NamedSending[] {
  const callbacks = operations.flatMap(({ method, path, callbacks: own = [] }) =>
    own.flatMap(({ name, operations: sent }) =>
      sent.map((model) => {
        // The braces contain an expression for the URL that the server calls.
        const lead = `${model.method} callback ${name} ${model.path} of ${method}`;
        return { model, name: `${lead} ${path}`, key: `${lead} ${numbered(path)}` };
      }),
    ),
  );
  return [
    ...callbacks,
    ...webhooks.flatMap(({ name, operations: sent }) =>
      sent.map((model) => {
        const own = `${model.method} webhook ${name}`;
        return { model, name: own, key: own };
      }),
    ),
  ];
}

/** Templates that differ only in their parameters' names are one path. */
export function numbered(path: string): string {
  let count = 0;
  return path.replace(/\{[^}]*\}/g, () => `{${++count}}`);
}
