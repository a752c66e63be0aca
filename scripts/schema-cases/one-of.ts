import { _, type CodeKeywordDefinition, type KeywordCxt, Name, nil } from "ajv/dist/2020.js";

/**
 * `oneOf` whose branches stand one after the other in the code that Ajv makes. Its own stand within
 * each other: of 800, the platform takes seconds to read the code.
 */
export const oneOf: CodeKeywordDefinition = {
  keyword: "oneOf",
  schemaType: "array",
  trackErrors: true,
  error: { message: "", params: ({ params }) => _`{ passingSchemas: ${params["passing"] ?? nil} }` },
  code(cxt: KeywordCxt) {
    const { gen } = cxt;
    const branches: readonly unknown[] = cxt.schema;
    /** The branch that fits, or two of them; those after the second are not looked at. */
    const passing = gen.let("passing", null);
    const isOne = gen.let("isOne", false);
    const fits = gen.name("_valid");
    cxt.setParams({ passing });
    for (const index of branches.keys())
      gen.if(_`${passing} === null || ${isOne}`, () => {
        const within = cxt.subschema({ keyword: "oneOf", schemaProp: index, compositeRule: true }, fits);
        gen.if(fits, () => {
          gen.if(
            isOne,
            () => gen.assign(isOne, false).assign(passing, _`[${passing}, ${index}]`),
            () => {
              gen.assign(isOne, true).assign(passing, index);
              cxt.mergeEvaluated(within, Name);
            },
          );
        });
      });
    cxt.result(
      isOne,
      () => cxt.reset(),
      () => cxt.error(true),
    );
  },
};
