const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a server is on this machine, by its URL. */
export function isLoopback(server: string): boolean {
  return URL.canParse(server) && loopback.test(new URL(server).hostname);
}
