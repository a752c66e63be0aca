import type { RequestListener, Server } from "node:http";
import type { Socket } from "node:net";

/** What is known of an open connection. */
interface Connection {
  /** Requests that are not answered to the end. */
  inFlight: number;
  /** Bytes that had come when nothing was in flight any more. */
  settled: number;
}

export interface Connections {
  /** Tells of a request, before it is answered. */
  readonly began: (...request: Parameters<RequestListener>) => void;
  /**
   * Ends those on which no request is in flight or on its way. Node's `closeIdleConnections` also cuts
   * answers that are made, but not all sent.
   */
  readonly closeIdle: () => void;
}

/** Follows the connections of a server. */
export function connectionsOf(server: Server): Connections {
  const open = new Map<Socket, Connection>();
  server.on("connection", (socket: Socket) => {
    open.set(socket, { inFlight: 0, settled: 0 });
    socket.on("close", () => open.delete(socket));
  });
  return {
    began: ({ socket }, outgoing) => {
      const connection = open.get(socket);
      if (!connection) return;
      connection.inFlight++;
      outgoing.once("close", () => {
        connection.inFlight--;
        connection.settled = socket.bytesRead;
      });
    },
    closeIdle: () => {
      for (const [socket, { inFlight, settled }] of open)
        if (inFlight === 0 && socket.bytesRead === settled) socket.destroy();
    },
  };
}
