import { PATH, type Transport, type TransportNews } from "./transport.ts";

/** The usual way. */
export function openWebSocket(origin: string, { onPart, onLost }: TransportNews): Transport {
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${PATH}websocket`);
  socket.binaryType = "arraybuffer";
  socket.onmessage = ({ data }) => onPart(data);
  socket.onclose = onLost;
  return {
    begin: () => undefined,
    send: (text) => socket.send(text),
    close: () => {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    },
  };
}
