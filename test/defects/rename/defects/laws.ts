import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, path, type Row } from "../server.ts";

/** A server that keeps another name than the one that was sent. */
function keeping(kept: (name: string) => string): Departures<Behaviour>[string] {
  return ({ rename }) => ({ rename: (row, name, body) => rename(row, kept(name), body) });
}

/** A server that changes more of the row than its name. */
function changing(change: (row: Row, body: unknown) => Partial<Row>): Departures<Behaviour>[string] {
  return ({ rename }) => ({
    rename: async (row, name, body) => Object.assign(await rename(row, name, body), change(row, body)),
  });
}

const html: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Lets whatever else arrived meanwhile run first. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

export const laws: Departures<Behaviour> = {
  "the answer holds the old name": ({ rename }) => ({
    rename: async (row, name, body) => {
      const { name: old } = row;
      return { ...(await rename(row, name, body)), name: old };
    },
  }),
  "the name is not saved": ({ rename }) => ({ rename: (row, _, body) => rename(row, row.name, body) }),
  "only the first rename is saved": ({ rename }) => {
    let saved = false;
    return {
      rename: (row, name, body) => {
        const kept = saved ? row.name : name;
        saved = true;
        return rename(row, kept, body);
      },
    };
  },
  "the name is trimmed": keeping((name) => name.trim() || name),
  "white space in the name is collapsed": keeping((name) => name.replace(/(\S)\s+(?=\S)/g, "$1 ")),
  "the name is normalised": keeping((name) => name.normalize("NFC")),
  "the name is escaped for HTML": keeping((name) =>
    name.replace(/[&<>"]/g, (character) => html[character] ?? ""),
  ),
  "the name is cut off at 50 characters": keeping((name) => name.slice(0, 50)),
  "the name loses what Latin-1 has not": keeping((name) => name.replace(/[^\0-\xff]/gu, "?")),
  "the name loses control characters": keeping((name) => name.replace(/\p{Cc}/gu, "") || name),
  "the name is in lower case": keeping((name) => name.toLowerCase()),
  "a name that differs in case alone is not saved": ({ rename }) => ({
    rename: (row, name, body) =>
      rename(row, name.toLowerCase() === row.name.toLowerCase() ? row.name : name, body),
  }),
  "`created_at` changes": changing(({ updated_at }) => ({ created_at: updated_at })),
  "`updated_at` never changes": ({ rename }) => ({
    rename: async (row, name, body) => {
      const { updated_at } = row;
      return Object.assign(await rename(row, name, body), { updated_at });
    },
  }),
  "`updated_at` goes back": ({ rename }) => {
    let hours = 0;
    return {
      rename: async (row, name, body) => {
        const renamed = await rename(row, name, body);
        hours++;
        return Object.assign(renamed, {
          updated_at: new Date(Date.parse(renamed.updated_at) - hours * 3_600_000).toISOString(),
        });
      },
    };
  },
  "`id` changes": ({ show }) => {
    let renames = 0;
    return {
      show: (row, name) => ({
        ...(show(row, name) as object),
        id: `${row.id.slice(0, -2)}${10 + (renames++ % 90)}`,
      }),
    };
  },
  "`type` changes": changing(({ type }) => ({ type: type === "anthropic" ? "openai" : "anthropic" })),
  "every field of the body is saved": changing((_, body) => {
    const { type, created_at } = body as Partial<Row>;
    return {
      ...(typeof type === "string" && { type }),
      ...(typeof created_at === "string" && { created_at }),
    };
  }),
  "the same name again is a 409": ({ rename }) => ({
    rename: (row, name, body) => {
      if (row.name === name) throw new Refusal(409, "this name is taken");
      return rename(row, name, body);
    },
  }),
  "the same name again is a 304": ({ handle }) => ({
    handle: async (own, request) => {
      const id = decodeURIComponent(request.target.slice(path.length));
      const before = own.rows.find((row) => row.id === id)?.name;
      const answer = await handle(own, request);
      const after = own.rows.find((row) => row.id === id)?.name;
      return answer?.status === 200 && before === after ? { status: 304 } : answer;
    },
  }),
  "a rename while another runs is a 500": ({ rename }) => {
    let running = false;
    return {
      rename: async (row, name, body) => {
        if (running) throw new Error("the database is locked");
        running = true;
        await pause();
        running = false;
        return rename(row, name, body);
      },
    };
  },
  "renames at the same time get each other's answers": ({ rename }) => {
    let latest = "";
    return {
      rename: async (row, name, body) => {
        latest = name;
        await pause();
        return { ...(await rename(row, name, body)), name: latest };
      },
    };
  },
};
