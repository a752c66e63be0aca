import { isDeepStrictEqual } from "node:util";
import type { LocalOrganization } from "../contract/local.ts";
import { type Fields, ownField } from "../lib/fields.ts";
import { pathTo } from "../model/path-template.ts";
import type { LocalSource } from "./app.ts";
import { credentialText } from "./keys.ts";
import { type LocalSample, placesOf } from "./sample.ts";
import { serveLocal } from "./serve.ts";

/** A local server on a port of its own, with what a check needs to know about both organizations. */
export async function serveForCheck(source: LocalSource) {
  const { api, resources, data } = source;
  const { url, close } = await serveLocal(source, {
    port: 0,
    host: "127.0.0.1",
    logger: { info() {}, error() {} },
    docs: "",
    document: async () => "",
  });
  const fixtures = (organization: LocalOrganization | undefined) => {
    if (!organization) return undefined;
    const params = ownPlaces(organization);
    return {
      token: organization.keys[0] ?? "",
      credential: Object.fromEntries(
        Object.entries(api.components.securitySchemes).map(([name, scheme]) => [
          name,
          credentialText(scheme, organization.keys[0] ?? ""),
        ]),
      ),
      param: byPath(params),
      restore: restoreOf(organization),
    };
  };
  const placesIn = (organization: LocalOrganization) => placesOf(api, resources, organization).params;
  const [firsts = {}] = data.organizations.map(placesIn);
  /** Leaves out what is the same for the first organization: an example that belongs to nobody by a law. */
  const ownPlaces = (organization: LocalOrganization): LocalSample["params"] => {
    const found = placesIn(organization);
    return organization === data.organizations[0]
      ? found
      : Object.fromEntries(
          Object.entries(found).filter(([id, params]) => !isDeepStrictEqual(params, firsts[id])),
        );
  };
  /** By the path up to the parameter, because one name may be used for objects of several resources. */
  const byPath = (params: LocalSample["params"]): Record<string, string> =>
    Object.fromEntries(
      api.operations.flatMap(({ operationId, path }) =>
        Object.entries(params[operationId] ?? {}).map(([name, value]) => [
          pathTo(path.slice(api.basePath.length), name) ?? name,
          value,
        ]),
      ),
    );
  /** The fields that updates change and no read shows. */
  const restoreOf = ({ objects = {} }: LocalOrganization) => {
    const restore: Record<string, string> = {};
    for (const { laws } of api.operations) {
      const first: Fields = objects[laws?.resource ?? ""]?.[0] ?? {};
      for (const field of laws?.effect === "update" ? (laws.sets ?? []) : []) {
        const value = ownField(first, field);
        if (value !== undefined) restore[field] = typeof value === "string" ? value : JSON.stringify(value);
      }
    }
    return restore;
  };
  const [own, other] = data.organizations.map(fixtures);
  return {
    server: url,
    fixtures: {
      ...own,
      ...(other
        ? {
            otherToken: other.token,
            otherCredential: other.credential,
            otherParam: other.param,
            otherRestore: other.restore,
          }
        : {}),
    },
    stop: close,
  };
}
