import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { clean, lenient } from "./index.ts";

/** The correct server that chooses otherwise where a decision leaves it open, by the decision. */
const choosing: Readonly<Record<string, string>> = {
  "malformed-body": "each malformed body has a text of its own",
  "unknown-fields": "unknown fields are refused",
  "order-of-checks": "the id and the body come before the key",
  "renaming-to-the-same-name": "the same name again does not move `updated_at`",
  "the-401-body": "a 401 tells what is wrong",
  "open-type": "the type is a new one",
  "new-fields": "answers have further fields",
};

it.each(clean)(
  "each decision that $spec leaves open has a correct server that chooses otherwise",
  async ({ spec }) => {
    const { contract } = await loadContract(spec);
    const names = lenient.map(({ name }) => name);
    for (const decision of contract.api.decisions) expect(names).toContain(choosing[decision]);
  },
);
