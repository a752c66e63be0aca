import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { singleHabits } from "./habits/index.ts";
import { clean, lenient } from "./index.ts";
import { moreClean } from "./more.ts";

/** The correct servers that choose otherwise where a decision leaves it open, by the decision. */
const choosing: Readonly<Record<string, readonly string[]>> = {
  "malformed-body": ["each malformed body has a text of its own", "malformed bodies are a 422"],
  "unknown-fields": ["unknown fields are refused"],
  "order-of-checks": [
    "the id and the body come before the key",
    "path and body come before the key",
    "the id comes before the key",
  ],
  "renaming-to-the-same-name": ["the same name again does not move `updated_at`"],
  "the-401-body": ["a 401 tells what is wrong"],
  "open-type": ["the type is a new one"],
  "new-fields": ["answers have further fields"],
  "empty-or-null-name": ["an empty or null name has a text of its own"],
  "blank-or-long-name": ["a blank name is refused"],
  "bare-or-lower-case-ulid": ["a bare ULID is an id"],
  "blank-name": ["a blank name is refused"],
  "blank-label": ["a blank label is refused"],
  "another-accounts-object": ["another account's object is a 403"],
};

const subjects = [...lenient, ...singleHabits];
const specs = [...new Set([...clean, ...moreClean].map(({ spec }) => spec))];

it.each(specs)(
  "each decision that %s leaves open has a correct server that chooses otherwise",
  async (spec) => {
    const { contract } = await loadContract(spec);
    const own = contract.operations.flatMap(({ open = [] }) => open.map(({ decision }) => decision));
    const names = subjects.filter((one) => one.spec === spec).map(({ name }) => name);
    const without = [...contract.api.decisions, ...own].filter(
      (decision) => !choosing[decision]?.some((name) => names.includes(name)),
    );
    expect(without).toEqual([]);
  },
);

it("the decisions of the published contract are among them", async () => {
  const { contract } = await loadContract("spec/index.ts");
  const own = contract.operations.flatMap(({ open = [] }) => open.map(({ decision }) => decision));
  for (const decision of [...contract.api.decisions, ...own]) expect(choosing).toHaveProperty([decision]);
});
