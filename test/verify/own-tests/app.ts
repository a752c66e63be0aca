/** A server under test, as a team has one: of the contract of things it keeps all but one word. */
export const app = {
  request: async (path: string, { method, body }: { method: string; body: string }): Promise<Response> => {
    const id = path.split("/").at(-1) ?? "";
    if (method !== "PUT") return Response.json({ error: "error 405" }, { status: 405 });
    const change = JSON.parse(body);
    if (id.endsWith("0")) return Response.json({ error: "not found" }, { status: 404 });
    return Response.json({ id, ...change });
  },
};
