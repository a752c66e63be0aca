/** Parts by exact status or another name; another status gets the part of its range, else that of `default`. */
export const ranged = <Part>(
  exact: Readonly<Record<string, Part>>,
  ranges: Readonly<Record<string, Part>>,
): Readonly<Record<string, Part>> =>
  new Proxy(exact, {
    get: (own, key: string) =>
      own[key] ?? (/^\d{3}$/.test(key) ? (ranges[`${key.charAt(0)}XX`] ?? ranges["default"]) : undefined),
  });
