/** Parts by exact status or another name; another status gets the part of its range, else that of `default`. */
export const ranged = <Exact, OfRange>(
  exact: Readonly<Record<string, Exact>>,
  ranges: Readonly<Record<string, OfRange>>,
): Readonly<Record<string, Exact | OfRange>> =>
  new Proxy<Readonly<Record<string, Exact | OfRange>>>(exact, {
    // Printing an object also reads symbols.
    get: (own, key) =>
      typeof key === "symbol" || own[key] || !/^\d{3}$/.test(key)
        ? own[key as string]
        : (ranges[`${key.charAt(0)}XX`] ?? ranges["default"]),
  });
