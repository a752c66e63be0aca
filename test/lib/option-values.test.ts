import { describe, expect, it } from "vitest";
import { atLeastOne, whole } from "../../scripts/lib/command.ts";
import { duration } from "../../scripts/lib/duration.ts";
import { isLoopback, isOnThisMachine } from "../../scripts/lib/loopback.ts";

/** What a reader of an option returns, or its words of refusal. */
function readBy(read: (text: string) => number, text: string): number | string {
  try {
    return read(text);
  } catch (error) {
    return (error as Error).message;
  }
}

const noDuration = "Expected a duration: `500ms`, `30s`, `2m`.";
const noNumber = "Expected a whole number.";

it.each<[text: string, wanted: number | string]>([
  ["500ms", 500],
  ["30s", 30_000],
  ["1.5s", 1500],
  ["2m", 120_000],
  ["0s", noDuration],
  ["30", noDuration],
  ["-1s", noDuration],
  ["1h", noDuration],
  ["", noDuration],
  ["1s ", noDuration],
])("`%s` as a duration is %s", (text, wanted) => {
  expect(readBy(duration, text)).toBe(wanted);
});

it.each<[text: string, any: number | string, some: number | string]>([
  ["0", 0, "Expected 1 or more."],
  ["1", 1, 1],
  ["007", 7, 7],
  ["999999999999999", 999_999_999_999_999, 999_999_999_999_999],
  ["1000000000000000", noNumber, noNumber],
  ["-1", noNumber, noNumber],
  ["1.0", noNumber, noNumber],
  ["", noNumber, noNumber],
])("`%s` as a number is %s, and as a number from 1 on %s", (text, any, some) => {
  expect([readBy(whole, text), readBy(atLeastOne, text)]).toEqual([any, some]);
});

describe("an address", () => {
  it.each<[url: string, loopback: boolean, here: boolean]>([
    ["http://localhost:8080/v1", true, true],
    ["https://127.0.0.1", true, true],
    ["http://127.1.2.3", true, true],
    ["http://[::1]:80", true, true],
    ["http://api.localhost", false, true],
    ["http://128.0.0.1", false, false],
    ["http://127.0.0.1.example.com", false, false],
    ["http://localhost.example.com", false, false],
    ["http://notlocalhost", false, false],
    ["localhost:8080", false, false],
    ["no address", false, false],
  ])("`%s` names this machine: %s, by a name below `localhost` too: %s", (url, loopback, here) => {
    expect([isLoopback(url), isOnThisMachine(url)]).toEqual([loopback, here]);
  });
});
