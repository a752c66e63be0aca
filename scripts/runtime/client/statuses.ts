/** Parts by exact status or another name; another status gets the part of its range, else that of `default`. */
export const ranged = <Part>(
  exact: Readonly<Record<string, Part>>,
  ranges: Readonly<Record<string, Part>>,
): Readonly<Record<string, Part>> =>
  new Proxy(exact, {
    // Printing an object also reads symbols.
    get: (own, key) =>
      typeof key === "symbol" || own[key] || !/^\d{3}$/.test(key)
        ? own[key as string]
        : (ranges[`${key.charAt(0)}XX`] ?? ranges["default"]),
  });
