import type { Socket } from "socket.io";

/** Told once the other end has got all that was sent to it: the line keeps its order, and a ping is answered at once. */
export function whenArrived(line: Socket["conn"], then: () => void): void {
  line.on("packet", function answered({ type }: { readonly type: string }) {
    if (type !== "pong") return;
    line.off("packet", answered);
    then();
  });
  pingWhenFree(line);
}

/** A transport takes nothing while it sends, and polling nothing between two requests either. What waits for it goes first. */
function pingWhenFree(line: Socket["conn"]): void {
  const { transport } = line;
  if (transport.writable) transport.send([{ type: "ping" }]);
  else transport.once("ready", () => pingWhenFree(line));
}
