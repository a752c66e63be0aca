import { json, type Path, type Row } from "./row.ts";

const schemas: Path = ["components", "schemas"];
const animal: Path = [...schemas, "Animal", "discriminator"];
const answer: Path = [...schemas, "Answer", "properties"];
const leaf: Path = [...schemas, "Leaf", "properties"];
const schemes: Path = ["components", "securitySchemes"];
const flow: Path = [...schemes, "oauth", "flows", "authorizationCode"];
const both = (rule: string, place: string) => [
  `response-${rule}-widened major ${place}`,
  `response-${rule}-narrowed minor ${place}`,
];

/** Schemas, and security schemes. */
export const schemaRows: readonly Row[] = [
  [
    "Schema discriminator",
    animal,
    undefined,
    [`discriminator-removed minor ${json}`, "discriminator-removed minor response 200 /pet"],
  ],
  [
    "Discriminator propertyName",
    [...animal, "propertyName"],
    "type",
    [`discriminator-changed major ${json}`, "discriminator-changed major response 200 /pet"],
  ],
  [
    "Discriminator mapping",
    [...animal, "mapping"],
    { kitty: "Cat", dog: "Dog" },
    [
      `discriminator-kind-removed major ${json}`,
      `discriminator-kind-added minor ${json}`,
      "discriminator-kind-removed minor response 200 /pet",
      "discriminator-kind-added major response 200 /pet",
    ],
  ],
  [
    "Discriminator mapping",
    [...animal, "mapping"],
    { cat: "Dog", dog: "Cat" },
    [`discriminator-kind-changed major ${json}`, "discriminator-kind-changed major response 200 /pet"],
  ],
  ["Discriminator mapping", [...animal, "mapping"], { cat: "Cat", dog: "#/components/schemas/Dog" }, []],
  ["Schema xml", [...schemas, "Leaf", "xml"], undefined, ["xml-changed major request body application/xml"]],
  [
    "XML name",
    [...leaf, "id", "xml", "name"],
    "other",
    ["xml-changed major request body application/xml /id"],
  ],
  [
    "XML namespace",
    [...leaf, "id", "xml", "namespace"],
    "urn:b",
    ["xml-changed major request body application/xml /id"],
  ],
  // Which prefix stands for a namespace says nothing.
  ["XML prefix", [...leaf, "id", "xml", "prefix"], "other", []],
  [
    "XML attribute",
    [...leaf, "id", "xml", "attribute"],
    false,
    ["xml-changed major request body application/xml /id"],
  ],
  [
    "XML wrapped",
    [...leaf, "items", "xml", "wrapped"],
    false,
    ["xml-changed major request body application/xml /items"],
  ],
  ["Schema externalDocs", [...answer, "a", "externalDocs"], { url: "https://a.example" }, []],
  ["Schema example", [...answer, "a", "example"], "b", []],
  ["Schema examples", [...answer, "a", "examples"], ["b"], []],
  ["Schema title", [...answer, "a", "title"], "A", []],
  ["Schema $comment", [...answer, "a", "$comment"], "c", []],
  // What is not sent in an answer is not there.
  ["Schema default", [...answer, "a", "default"], "y", []],
  ["Schema deprecated", [...answer, "a", "deprecated"], true, ["deprecated minor response 200 /a"]],
  ["Schema readOnly", [...answer, "a", "readOnly"], true, []],
  [
    "Schema writeOnly",
    [...answer, "a", "writeOnly"],
    true,
    ["response-property-optional major response 200 /a", "field-left-out minor response 200 /a"],
  ],
  ["Schema nullable", [...answer, "a", "nullable"], true, ["response-type-widened major response 200 /a"]],
  ["Schema format", [...answer, "a", "format"], "date-time", both("format", "response 200 /a")],
  [
    "Schema contentEncoding",
    [...answer, "when", "contentEncoding"],
    "base32",
    both("content-encoding", "response 200 /when"),
  ],
  [
    "Schema contentMediaType",
    [...answer, "when", "contentMediaType"],
    "image/gif",
    both("content-media-type", "response 200 /when"),
  ],
  [
    "Schema contentSchema",
    [...answer, "doc", "contentSchema"],
    { type: "array" },
    both("content-schema", "response 200 /doc"),
  ],
  [
    "Schema additionalProperties",
    [...answer, "map", "additionalProperties"],
    { type: "integer" },
    both("type", "response 200 /map/*"),
  ],
  [
    "Schema unevaluatedProperties",
    [...answer, "open", "unevaluatedProperties"],
    { type: "string", maxLength: 9 },
    ["response-max-length-narrowed minor response 200 /open/a"],
  ],
  [
    "Schema unevaluatedItems",
    [...answer, "tuple", "unevaluatedItems", "maxLength"],
    12,
    ["response-max-length-widened major response 200 /tuple/*"],
  ],
  [
    "Schema $dynamicRef",
    [...answer, "a", "$dynamicRef"],
    "#x",
    ["schema-not-compared major response 200 /a"],
  ],
  ["Schema $dynamicAnchor", [...answer, "a", "$dynamicAnchor"], "x", []],
  [
    "Security Scheme type",
    [...schemes, "key"],
    { type: "http", scheme: "basic" },
    ["security-narrowed major security"],
  ],
  ["Security Scheme description", [...schemes, "key", "description"], "Other.", []],
  ["Security Scheme name", [...schemes, "key", "name"], "X-Other", ["security-narrowed major security"]],
  ["Security Scheme in", [...schemes, "key", "in"], "query", ["security-narrowed major security"]],
  ["Security Scheme scheme", [...schemes, "bearer", "scheme"], "basic", ["security-narrowed major security"]],
  // A hint for people: what a token looks like is the server's affair.
  ["Security Scheme bearerFormat", [...schemes, "bearer", "bearerFormat"], "opaque", []],
  [
    "Security Scheme flows",
    [...schemes, "oauth", "flows", "clientCredentials"],
    undefined,
    ["security-flow-removed major security flow clientCredentials"],
  ],
  [
    "Security Scheme openIdConnectUrl",
    [...schemes, "oidc", "openIdConnectUrl"],
    "https://b.example",
    ["security-narrowed major security"],
  ],
  [
    "OAuth Flow authorizationUrl",
    [...flow, "authorizationUrl"],
    "https://b.example",
    ["security-flow-moved minor security flow authorizationCode"],
  ],
  [
    "OAuth Flow tokenUrl",
    [...flow, "tokenUrl"],
    "https://b.example",
    ["security-flow-moved minor security flow authorizationCode"],
  ],
  [
    "OAuth Flow refreshUrl",
    [...flow, "refreshUrl"],
    undefined,
    ["security-flow-moved minor security flow authorizationCode"],
  ],
  [
    "OAuth Flow scopes",
    [...flow, "scopes"],
    { write: "W", more: "M" },
    [
      "security-flow-scope-removed major security flow authorizationCode",
      "security-flow-scope-added minor security flow authorizationCode",
    ],
  ],
];
