/** A request, the route that it reaches (`undefined`: none) and what its path holds. */
type Row = [request: string, reached: string | undefined, values?: Readonly<Record<string, string>>];

/** Routes of one contract, and requests to them: what the router of servers and the probes of `verify` agree on. */
export interface RouteTable {
  readonly routes: readonly string[];
  readonly rows: Row[];
}

export const routeTables: readonly RouteTable[] = [
  {
    routes: ["GET /things/search", "GET /things/{id}", "PUT /things/{id}"],
    rows: [
      ["GET /things/search", "GET /things/search", {}],
      ["GET /things/searched", "GET /things/{id}", { id: "searched" }],
      ["GET /things/s%65arch", "GET /things/search", {}],
      ["HEAD /things/search", "GET /things/search", {}],
      // What the plain path does not have, the template may have.
      ["PUT /things/search", "PUT /things/{id}", { id: "search" }],
      ["PATCH /things/search", undefined],
      ["OPTIONS /things/search", undefined],
      ["GET /things/search/", undefined],
      ["GET /things//search", undefined],
      ["GET //things/search", undefined],
    ],
  },
  {
    routes: ["POST /things/search", "GET /things/{id}", "DELETE /things/{id}"],
    rows: [
      ["POST /things/search", "POST /things/search", {}],
      ["GET /things/search", "GET /things/{id}", { id: "search" }],
      ["HEAD /things/search", "GET /things/{id}", { id: "search" }],
      ["DELETE /things/search", "DELETE /things/{id}", { id: "search" }],
      ["POST /things/other", undefined],
    ],
  },
  {
    routes: ["GET /things/{id}", "POST /things/{id}:archive", "POST /things:batch"],
    rows: [
      ["POST /things/7:archive", "POST /things/{id}:archive", { id: "7" }],
      ["GET /things/7:archive", "GET /things/{id}", { id: "7:archive" }],
      ["HEAD /things/7:archive", "GET /things/{id}", { id: "7:archive" }],
      // A colon that is encoded is text of the name.
      ["POST /things/7%3Aarchive", undefined],
      ["GET /things/7%3Aarchive", "GET /things/{id}", { id: "7:archive" }],
      ["POST /things/7%0A8:archive", "POST /things/{id}:archive", { id: "7\n8" }],
      ["POST /things:batch", "POST /things:batch", {}],
      ["POST /things/:archive", undefined],
    ],
  },
  {
    routes: ["GET /files/{name}.{form}", "GET /files/{name}", "PUT /files/{name}.json"],
    rows: [
      ["GET /files/a.csv", "GET /files/{name}.{form}", { name: "a", form: "csv" }],
      ["GET /files/a.tar.gz", "GET /files/{name}.{form}", { name: "a", form: "tar.gz" }],
      ["GET /files/a%2Ecsv", "GET /files/{name}.{form}", { name: "a", form: "csv" }],
      ["GET /files/a", "GET /files/{name}", { name: "a" }],
      ["PUT /files/a.json", "PUT /files/{name}.json", { name: "a" }],
      ["GET /files/a.json", "GET /files/{name}.{form}", { name: "a", form: "json" }],
      ["PUT /files/a.csv", undefined],
    ],
  },
  {
    routes: ["GET /{kind}/all", "GET /items/{id}", "POST /items/all"],
    rows: [
      ["GET /items/all", "GET /items/{id}", { id: "all" }],
      ["POST /items/all", "POST /items/all", {}],
      ["GET /things/all", "GET /{kind}/all", { kind: "things" }],
      ["GET /items/a%2Fb", "GET /items/{id}", { id: "a/b" }],
      ["GET /items/%252F", "GET /items/{id}", { id: "%2F" }],
      ["GET /items%2Fall", undefined],
    ],
  },
  {
    routes: ["GET /a/{b}/c", "POST /a/x/{c}", "GET /a/{b}/{c}"],
    rows: [
      ["GET /a/x/c", "GET /a/{b}/c", { b: "x" }],
      ["GET /a/x/d", "GET /a/{b}/{c}", { b: "x", c: "d" }],
      ["POST /a/x/c", "POST /a/x/{c}", { c: "c" }],
      ["POST /a/y/c", undefined],
    ],
  },
  {
    routes: ["HEAD /things/{id}", "GET /things/new/parts", "GET /things/{id}/parts", "GET /{any}"],
    rows: [
      ["HEAD /things/7", "HEAD /things/{id}", { id: "7" }],
      ["GET /things/7", undefined],
      ["GET /things/new/parts", "GET /things/new/parts", {}],
      ["GET /things/7/parts", "GET /things/{id}/parts", { id: "7" }],
      ["GET /things", "GET /{any}", { any: "things" }],
      ["GET /", undefined],
    ],
  },
  {
    // A template may be written with what it would be encoded as.
    routes: ["GET /caf%C3%A9/{id}", "GET /%7Bplain%7D", "GET /{any}"],
    rows: [
      ["GET /caf%c3%a9/7", "GET /caf%C3%A9/{id}", { id: "7" }],
      ["GET /%7Bplain%7D", "GET /%7Bplain%7D", {}],
      ["GET /%7Bother%7D", "GET /{any}", { any: "{other}" }],
    ],
  },
  {
    routes: ["DELETE /things/search", "DELETE /things/{id}", "POST /things"],
    rows: [
      ["DELETE /things/search", "DELETE /things/search", {}],
      ["DELETE /things/7", "DELETE /things/{id}", { id: "7" }],
      ["GET /things", undefined],
    ],
  },
];
