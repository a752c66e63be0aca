/** The types of what webhooks and callbacks send. Run by `tsc`: a refused line that compiles is an error. */
import type {
  OrderBakedWebhook,
  OrderDelayedWebhook,
  OrderTakenCallback,
} from "../../fixtures/webhooks/expected/client/src/webhooks.ts";

const baked: OrderBakedWebhook = { id: "o-7", loaves: 2 };
const delayed: OrderDelayedWebhook = { order: baked.id, minutes: 5, reason: "oven" };
const taken: OrderTakenCallback = baked;
// @ts-expect-error: the server does not send the password.
const told: OrderBakedWebhook = { ...baked, password: "rye" };
// @ts-expect-error: there is no such reason.
const other: OrderDelayedWebhook = { ...delayed, reason: "rain" };
void [taken, told, other];
