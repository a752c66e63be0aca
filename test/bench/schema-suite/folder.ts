/** Beside the repository; never in it. `SCHEMA_SUITE` says where it is otherwise. */
export const suiteFolder = process.env["SCHEMA_SUITE"] ?? "../shared/json-schema-test-suite/draft2020-12";
