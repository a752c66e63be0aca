import type { VerifyPrincipal } from "../../../scripts/verify/index.ts";
import type { Served } from "../habits/index.ts";
import type { Site } from "../site.ts";
import * as archive from "./archive.ts";
import * as bakery from "./bakery.ts";
import * as cinema from "./cinema.ts";
import * as freight from "./freight.ts";
import * as gallery from "./gallery.ts";
import * as harbor from "./harbor.ts";
import type { Tables } from "./house.ts";
import * as library from "./library.ts";
import * as links from "./links.ts";
import * as parcels from "./parcels.ts";
import * as press from "./press.ts";
import * as tracker from "./tracker.ts";

type Owner = "own" | "other";

function served(
  fixture: string,
  correct: () => Site<Tables>,
  principal: (owner: Owner) => VerifyPrincipal,
): Served<Tables> {
  return {
    spec: `test/fixtures/${fixture}/index.ts`,
    principal: principal("own"),
    other: principal("other"),
    correct,
  };
}

/** Correct servers of the newer fixtures. */
export const houses = {
  archive: served("error-texts", archive.archive, (owner) => ({
    token: archive.cards[owner],
    params: { shelf_id: archive.shelves[owner] },
  })),
  bakery: served("webhooks", bakery.bakery, (owner) => ({
    token: bakery.keys[owner],
    params: { order_id: bakery.orders[owner] },
  })),
  cinema: {
    ...served("credentials", cinema.cinema, () => ({
      token: "",
      credentials: cinema.credentials.own,
      params: { film_id: cinema.films.own },
    })),
    other: { token: "", params: {} },
  },
  freight: served("payloads", freight.freight, (owner) => ({
    token: freight.keys[owner],
    params: { shipment_id: freight.shipments[owner] },
    restore: { pickup_code: "4711" },
  })),
  gallery: served("gallery", gallery.gallery, (owner) => ({
    token: "",
    credentials: { key: gallery.keys[owner] },
    params: { id: String(gallery.artworks[owner]), room_id: "1" },
  })),
  harbor: served("harbor", harbor.harbor, (owner) => ({
    token: harbor.keys[owner],
    params: { berth_id: "be_7", boat_id: "bo_1" },
  })),
  library: served("errors", library.library, (owner) => ({
    token: library.cards[owner],
    params: { shelf_id: library.shelves[owner] },
  })),
  links: served("statuses", links.shortLinks, (owner) => ({
    token: links.keys[owner],
    params: { link_id: links.links[owner] },
  })),
  parcels: served("depths", parcels.parcels, (owner) => ({ token: parcels.keys[owner], params: {} })),
  press: served("media", press.press, (owner) => ({
    token: press.passes[owner],
    params: { article_id: "a-1" },
  })),
  tracker: served("tracker", tracker.tracker, (owner) => ({
    token: "",
    credentials: { key: tracker.keys[owner] },
    params: {
      "project.id": String(tracker.projects[owner]),
      "task.id": String(tracker.tasks[owner]),
      "comment.id": String(tracker.comments[owner]),
      name: "urgent",
    },
  })),
} as const satisfies Readonly<Record<string, Served<Tables>>>;
