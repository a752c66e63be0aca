import { isDeepStrictEqual } from "node:util";
import { camelCase } from "../../lib/words.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel, OperationModel, ParameterModel, ResponseModel } from "../../model/model.ts";
import type { TellFate } from "../account.ts";

/** A request that the server sends, as the spec says it: one for each name. */
export interface SentRequest {
  /** Its key in the document. */
  readonly name: string;
  /** Its answers, errors too, are its responses; its path is empty. */
  readonly operation: OperationModel;
  /** How notes name it: `POST webhooks/orderPaid`, `POST /orders callbacks/taken`. */
  readonly place: string;
  /** Of a callback: the operation because of which it is sent, and where it is sent to. */
  readonly because?: { readonly operation: OperationModel; readonly url: string };
}

/** What the server sends on its own, and because of operations; reports what the contract has no word for. */
export function sentRequests(model: ApiModel, tell: TellFate): SentRequest[] {
  const { operations, webhooks = [] } = model;
  const oneOf = (
    name: string,
    all: readonly OperationModel[],
    owner: OperationModel | undefined,
  ): SentRequest[] => {
    const [first, ...others] = all;
    if (!first) return [];
    const place = owner ? `${methodAndPath(owner)} callbacks/${name}` : `${first.method} webhooks/${name}`;
    for (const other of others)
      tell("left out", place, `a second request, \`${other.method}\``, "the contract has one of a name");
    if (first.security.some((requirement) => Object.keys(requirement).length > 0))
      tell(
        // What holds for all operations is not said of those who receive.
        isDeepStrictEqual(first.security, model.security) ? "other form" : "left out",
        `${place} security`,
        "credential",
        "the contract says what the server asks for, not what a receiver does",
      );
    return [
      {
        name,
        place,
        operation: asSent(first, place, tell),
        ...(owner ? { because: { operation: owner, url: first.path } } : {}),
      },
    ];
  };
  return [
    ...operations.flatMap((owner) =>
      (owner.callbacks ?? []).flatMap(({ name, operations: all }) => oneOf(name, all, owner)),
    ),
    ...webhooks.flatMap(({ name, operations: all }) => oneOf(name, all, undefined)),
  ];
}

/** The id of a request that the document gives none. */
export function idOfSent({ name, because }: SentRequest, owner: string | undefined): string {
  return camelCase(because ? `${owner ?? ""} ${name}` : name) || "webhook";
}

function asSent(operation: OperationModel, place: string, tell: TellFate): OperationModel {
  const { parameters, responses, errorResponses } = operation;
  const isSayable = ({ in: location, name }: ParameterModel) => {
    if (location === "query" || location === "header") return true;
    tell(
      "left out",
      `${place} ${location} parameter ${name}`,
      "parameter",
      "a URL that a caller gave has none",
    );
    return false;
  };
  const isStatus = ({ status }: ResponseModel) => {
    if (status !== "default") return true;
    tell("left out", `${place} default`, "answer", "the contract names the statuses of a receiver");
    return false;
  };
  return {
    ...operation,
    path: "",
    parameters: parameters.filter(isSayable),
    responses: [...responses, ...errorResponses].filter(isStatus),
    errorResponses: [],
    errors: [],
  };
}

// Coverage: the unit tests have no webhook that wants a credential, and none without a name.
