import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Words about the API and about calls that contradict each other. */
export const about: readonly BadSpec[] = [
  {
    name: "a limit of a body that there is not",
    source: tinySpecWith('body: json(Thing, { example: { name: "a" } }),', "bodyLimit: 100,").replace(
      '{ status: 400, given: { body: { name: "" } }, when: "No name." },',
      "",
    ),
    wanted: [
      "19 body-limit-without-body operations/renameThing/bodyLimit: `renameThing` has a `bodyLimit`, but no request body. → Remove it, or give the operation a `body`.",
    ],
  },
  {
    name: "an example that is over the limit",
    source: tinySpecWith("responses: {", "bodyLimit: 5,\n  responses: {"),
    wanted: [
      "20 example-over-limit operations/renameThing/bodyLimit: The example `default` of the request body of `renameThing` has 12 bytes, more than its `bodyLimit` of 5. → Raise `bodyLimit`, or shorten the example.",
    ],
  },
  {
    name: "limits of time that contradict each other",
    source: tinySpecWith("responses: {", "timeout: 2000,\n  deadline: 1000,\n  responses: {"),
    wanted: [
      "21 deadline-before-timeout operations/renameThing/deadline: `deadline` of `renameThing` is 1000 ms, less than its `timeout` of 2000 ms: no attempt could take as long. → Raise `deadline`, or lower `timeout`.",
    ],
  },
  {
    name: "retries of what must not be sent twice",
    source: tinySpecWith("responses: {", "retries: 1,\n  responses: {"),
    wanted: [
      "20 retries-not-safe operations/renameThing/retries: `renameThing` has `retries: 1`, but it is not idempotent: sending it twice may do it twice, so no client sends it again. → Remove `retries`, or write `idempotent: true` if the server takes it only once.",
    ],
  },
];
