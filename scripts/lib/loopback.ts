/** Whether a URL names this machine by its address, or as `localhost`. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostnameOf(url));
}

/** The same, and names below `localhost`, which lead to this machine, too (RFC 6761, section 6.3). */
export function isOnThisMachine(url: string): boolean {
  return isLoopback(url) || hostnameOf(url).endsWith(".localhost");
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
