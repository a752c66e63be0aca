/** The file of a page in the site, whose `index.html` is the reference: a page `index` at the top is `start.html`. */
export function htmlPath(path: string): string {
  return `${path === "index" ? "start" : path}.html`;
}

/** A link between pages, which the docs site serves without an extension, as the site's files need it. */
export function htmlUrl(url: string, from: string): string {
  const [, way = "", path = "", rest = ""] = /^((?:\.\.?\/)*)([^.?#:]*)(.*)$/s.exec(url) ?? [];
  if (path === "" || url.startsWith("/") || !/^(?:[?#]|$)/.test(rest)) return url;
  const isTop = from.includes("/") ? way.includes("../") : !way.includes("../");
  return `${way}${isTop ? htmlPath(path) : `${path}.html`}${rest}`;
}
