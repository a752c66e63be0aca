interface FormatSeeds {
  /** Valid strings of the format, a usual one first. */
  readonly valid: readonly string[];
  /** Strings that nearly match the format. */
  readonly invalid: readonly string[];
}

const uuid = "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4";
const label63 = "a".repeat(63);

/** Strings to try for each `format` of JSON Schema, OpenAPI and Zod; the validator decides which are valid. */
export const formatSeeds: ReadonlyMap<string, FormatSeeds> = new Map(
  Object.entries({
    "date-time": {
      valid: [
        "2024-02-29T12:30:00.000Z",
        "2024-02-29T12:30:00Z",
        "0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z",
        "2024-02-29T12:30:00.123456789Z",
        "2024-02-29T12:30:00+05:30",
        "2024-02-29T12:30:00-23:59",
        "2016-12-31T23:59:60Z",
        "2024-02-29t12:30:00z",
      ],
      invalid: [
        "2023-02-29T12:30:00.000Z",
        "2024-13-01T12:30:00.000Z",
        "2024-04-31T12:30:00.000Z",
        "2024-02-29T24:00:00.000Z",
        "2024-02-29T12:60:00.000Z",
        "2024-02-29T12:30:61.000Z",
        "2024-02-29T12:30:00.000",
        "2024-02-29T12:30:00.000+0530",
        "2024-02-29T12:30Z",
        "2024-02-29",
        "1709209800000",
        "Thu, 29 Feb 2024 12:30:00 GMT",
      ],
    },
    date: {
      valid: ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29", "2023-04-30"],
      invalid: [
        "2023-02-29",
        "1900-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "2024-1-1",
        "20240229",
        "29.02.2024",
        "2024-02-29T00:00:00Z",
        "10000-01-01",
      ],
    },
    time: {
      valid: ["12:30:00Z", "00:00:00Z", "23:59:59.999Z", "12:30:00+05:30", "23:59:60Z", "12:30:00", "12:30"],
      invalid: ["24:00:00Z", "12:60:00Z", "12:30:61Z", "1:30:00Z", "12:30:00", "12.30", "noon"],
    },
    duration: {
      valid: ["P1D", "PT0S", "P1Y2M3DT4H5M6S", "P4W", "PT36H"],
      invalid: ["P", "PT", "1D", "P1", "P1S", "PT1D", "P1W2D", "P-1D", "p1d", "P1DT"],
    },
    email: {
      valid: ["a@example.com", "first.last+tag@sub.example.org", "a@a.co", `${"a".repeat(64)}@example.com`],
      invalid: [
        "example.com",
        "@example.com",
        "a@",
        "a@@example.com",
        "a b@example.com",
        "a@example..com",
        ".a@example.com",
        "a..b@example.com",
        "a@-example.com",
        "a@example.com ",
        "A <a@example.com>",
      ],
    },
    uri: {
      valid: [
        "https://example.com",
        "http://user:pass@example.com:8080/a%20b?c=d&e=f#g",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/",
        "urn:example:a",
        "mailto:a@example.com",
      ],
      invalid: [
        "example.com",
        "/a/b",
        "//example.com",
        "https://",
        "https://a b",
        "https://a/%zz",
        "1http://a",
        ":",
      ],
    },
    "uri-reference": {
      valid: ["/a/b?c#d", "https://example.com", "../a", "#a", ""],
      invalid: ["a b", "/%zz", "\\\\a"],
    },
    uuid: {
      valid: [
        uuid,
        uuid.toUpperCase(),
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "01890a5d-ac96-774b-bcce-b302099a8057",
      ],
      invalid: [
        uuid.replaceAll("-", ""),
        uuid.slice(1),
        `${uuid}0`,
        `{${uuid}}`,
        uuid.replace("b", "g"),
        uuid.replace("-", "_"),
        "0b6e2f0e-3f4c-9c39-9f0e-0d5ad3a7a1c4",
        "0b6e2f0e-3f4c-4c39-cf0e-0d5ad3a7a1c4",
        `urn:uuid:${uuid}`,
      ],
    },
    ipv4: {
      valid: ["192.0.2.1", "0.0.0.0", "255.255.255.255"],
      invalid: ["256.0.0.1", "192.0.2", "192.0.2.1.1", "192.0.2.01", "192.0.2.1/24", "0xc0000201", "::1"],
    },
    ipv6: {
      valid: [
        "2001:db8::1",
        "::",
        "::1",
        "1:2:3:4:5:6:7:8",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:192.0.2.1",
      ],
      invalid: [
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "g::",
        "12345::",
        ":1",
        "[::1]",
        "fe80::1%eth0",
        "192.0.2.1",
      ],
    },
    hostname: {
      valid: ["example.com", "a", "xn--bcher-kva.example", label63, `${label63}.com`, "1.example"],
      invalid: [
        "",
        "-a.com",
        "a-.com",
        "a..com",
        `a${label63}`,
        "a_b.com",
        "a b.com",
        "https://example.com",
        ".com",
      ],
    },
    byte: {
      valid: ["YQ==", "", "YWI=", "YWJj", "+/+/"],
      invalid: ["YQ", "YQ=", "Y", "YQ===", "Y Q=", "-_-_", "YQ==\u0000"],
    },
    base64: { valid: ["YQ==", "", "YWI=", "YWJj", "+/+/"], invalid: ["YQ", "YQ=", "Y", "-_-_"] },
    base64url: { valid: ["YQ", "", "YWI", "YWJj", "-_-_"], invalid: ["YQ==", "Y", "+/+/"] },
    jwt: {
      valid: ["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"],
      invalid: ["a.b", "a.b.c.d", "eyJhbGciOiJIUzI1NiJ9..", "."],
    },
    regex: { valid: ["^a$", ""], invalid: ["(", "[", "*"] },
    "json-pointer": { valid: ["/a/0", "", "/~0~1"], invalid: ["a", "/~", "/~2"] },
  } satisfies Record<string, FormatSeeds>),
);
