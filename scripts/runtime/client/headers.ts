/** Reads the text of a header field; `undefined` if it is not as documented. */
export type ReadField = (text: string) => unknown;

export const fieldText: ReadField = (given) => given;

export const fieldNumber: ReadField = (given) =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(given) ? Number(given) : undefined;

const flags: Readonly<Record<string, boolean>> = { true: true, false: false };

export const fieldFlag: ReadField = (given) => (Object.hasOwn(flags, given) ? flags[given] : undefined);

export const fieldJson: ReadField = (given) => {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
};

/** Items separated by commas. */
export const fieldItems =
  (item: ReadField): ReadField =>
  (given) => {
    const items = given === "" ? [] : given.split(",").map((one) => item(one.trim()));
    return items.includes(undefined) ? undefined : items;
  };

/** Readers by the fields' names. */
export type FieldReaders = Readonly<Record<string, ReadField>>;

/** Readers by status, then by name. */
export type ReadersByStatus = Readonly<Record<string, FieldReaders>>;

/** The result of a call; that of an error includes the documented header fields that the answer has. */
export const withFields = async <Result>(
  called: Promise<Result>,
  byStatus: ReadersByStatus,
): Promise<Result> => {
  const result = await called;
  const { ok, status, response } = result as {
    readonly ok?: boolean;
    readonly status?: unknown;
    readonly response?: Response;
  };
  const fields = !ok && typeof status === "number" && byStatus[status];
  if (!fields) return result;
  const headers: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(fields)) {
    const given = response?.headers.get(name);
    const value = given == null ? undefined : reader(given);
    if (value !== undefined) headers[name] = value;
  }
  return { ...result, headers };
};
