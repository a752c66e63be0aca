/** Whether a URL names this machine by its address, or as `localhost`. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostnameOf(url));
}

/** The same, or a name below `localhost`, which also resolves to this machine (RFC 6761, section 6.3). */
export function isOnThisMachine(url: string): boolean {
  return isLoopback(url) || hostnameOf(url).endsWith(".localhost");
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
