import { contractChecks } from "../../../scripts/verify/own-tests/index.ts";
import things from "../../fixtures/things/index.ts";

/** What the package of the contract exports. */
export const { checkRequest, checkResponse } = contractChecks(things);
