import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import { emitDocument } from "../../scripts/model/document/emit.ts";

/** A document that may be edited. */
export type Editable = {
  info: { version: string };
  paths: Record<string, Record<string, EditableOperation>>;
  components: {
    schemas: Record<string, EditableSchema>;
    securitySchemes: Record<string, object>;
  };
};

interface EditableOperation {
  operationId: string;
  summary: string;
  deprecated?: boolean;
  "x-sunset"?: string;
  parameters: { name: string; in: string; required?: boolean; schema: EditableSchema }[];
  requestBody: { content: Record<string, { schema: EditableSchema }> };
  responses: Record<
    string,
    { content: Record<string, { schema: EditableSchema; examples: Record<string, { value: unknown }> }> }
  >;
}

interface EditableSchema {
  type?: string | string[];
  enum?: string[];
  const?: string;
  properties: Record<string, EditableSchema>;
  required: string[];
  oneOf: { $ref: string }[];
}

/** The document of a spec, as a maker of copies. */
export async function documentsOf(
  spec: "test/fixtures/workshop/index.ts" | "test/fixtures/kitchen-sink/index.ts",
) {
  const { contract } = await loadContract(fileURLToPath(new URL(`../../${spec}`, import.meta.url)));
  const text = JSON.stringify(emitDocument(contract));
  return (edit: (document: Editable) => void = () => {}) => {
    const document = JSON.parse(text) as Editable;
    edit(document);
    return document as unknown as Readonly<Record<string, unknown>>;
  };
}
