import { aboutApi } from "./about-api.ts";
import { hostileApi, type Say } from "./api.ts";
import { codedErrorsApi, ownErrorsApi } from "./errors-api.ts";

/** The APIs with a text in every place that takes one, by name: no single one has every form of errors. */
export const hostileApis = { hostileApi, codedErrorsApi, ownErrorsApi, aboutApi } as const;

export type ApiName = keyof typeof hostileApis;

export const apiNames = Object.keys(hostileApis) as ApiName[];

const placesOfApi = new Map(apiNames.map((name) => [name, placesIn(name)]));

/** The places of all of them. */
export const places: readonly string[] = [...new Set([...placesOfApi.values()].flatMap((of) => [...of]))];

/** The APIs that have a place, with this text in it. */
export function apisWith(place: string, text: string): unknown[] {
  const say: Say = (at, harmless) => (at === place ? text : harmless);
  return apiNames.filter((name) => placesOfApi.get(name)?.has(place)).map((name) => hostileApis[name](say));
}

function placesIn(name: ApiName): ReadonlySet<string> {
  const found = new Set<string>();
  hostileApis[name]((place, harmless) => {
    found.add(place);
    return harmless;
  });
  return found;
}
