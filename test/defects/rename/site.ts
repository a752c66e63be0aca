import { type Site, siteOf } from "../site.ts";
import { correct as behaviour, keys, path, type Row } from "./server.ts";

/** The rename as a site of one operation, with the steps of the correct server. */
export function correct(now = () => new Date()): Site<Row[]> {
  const own = behaviour(now);
  const owners = Object.fromEntries(Object.entries(keys).map(([owner, key]) => [key, owner]));
  return siteOf(
    own.rows,
    {
      updateGadget: {
        method: "PATCH",
        path: `${path}{id}`,
        reads: "json",
        checkPath: ({ id = "" }) => own.checkId(id),
        act: async ({ params: { id = "" }, body, owner }) => {
          const name = own.nameOf(body);
          const row = await own.rename(own.find(owner, id), name, body);
          return { status: 200, body: own.show(row, name) };
        },
      },
    },
    { body: (error) => ({ error }), invalid: 400, owners },
  );
}
