import type { Caller } from "./client.ts";

/**
 * The client for an operation that may be answered with a redirect. Browsers hide a redirect's status and target: the
 * result then says that, instead of reporting a network error.
 */
export const telling = (client: Caller): Caller => ({
  ...client,
  open: (security, options) => {
    const context = client.open(security, options);
    return {
      ...context,
      fetch: async (request) => {
        const answer = await context.fetch(request);
        if (answer.status) return answer;
        const failure = { status: "hidden-redirect" };
        throw Object.assign(new Error("the platform hides where a redirect leads"), { failure, final: true });
      },
    };
  },
});
