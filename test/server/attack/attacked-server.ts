import { connect } from "node:net";
import { contract } from "../../../domain/api/contract.ts";
import { MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { ProblemDetails } from "../../../domain/model/problem.ts";
import { addPlaces, pairScreen, type RunningServer, startServer } from "../running-server.ts";

/** A server with one of everybody: an administrator, an editor, and a paired screen. */
export interface AttackedServer extends RunningServer {
  readonly port: number;
  readonly editorCookie: string;
  readonly siteId: SiteId;
  readonly groupId: GroupId;
  readonly token: string;
}

const EDITOR = { email: "eva@stadt.example", password: "Noch ein langes Kennwort 2" } as const;

export async function startAttackedServer(start: () => Promise<RunningServer> = startServer): Promise<AttackedServer> {
  const server = await start();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  const [groupId] = groupIds as [GroupId];
  const { token } = await pairScreen(server, { name: "Wachraum", siteId, groupIds });
  await server.client.users.create({ name: "Eva Editor", role: "editor", ...EDITOR });
  const editorCookie = await signIn(server.origin, EDITOR);
  return { ...server, port: Number(new URL(server.origin).port), editorCookie, siteId, groupId, token };
}

export async function signIn(origin: string, credentials: { readonly email: string; readonly password: string }): Promise<string> {
  const answer = await send(origin, "POST", "/api/v1/session", {}, credentials);
  if (answer.status !== 200) throw new Error(`Signing in answered ${String(answer.status)}`);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer as a problem. @throws if it is none */
  readonly problem: ProblemDetails;
}

/** Sends a request as it is: nothing is checked, nothing is added but the content type of a body. */
export async function send(
  origin: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    get problem() {
      return ProblemDetails.parse(JSON.parse(text));
    },
  };
}

/** Writes bytes to the port and gives what comes back until the server closes or, at the latest, `patienceMs` later. */
export async function sendBytes(port: number, bytes: string, patienceMs = 5000): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on("error", () => undefined);
  socket.write(bytes, "latin1");
  const parts: string[] = [];
  socket.on("data", (part) => parts.push(part.toString("latin1")));
  await new Promise((resolve) => socket.once("close", resolve));
  return parts.join("");
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route there is: those of the contract, and the two that stream and stand beside it. */
export function allRoutes(): readonly Route[] {
  const routes = Object.values(contract).flatMap((resource) =>
    Object.values(resource).map((procedure) => {
      const { method, path } = procedure["~orpc"].route;
      return { method: method ?? "POST", path: `/api/v1${path ?? ""}` };
    }),
  );
  return [...routes, { method: "POST", path: MEDIA_UPLOAD_PATH }, { method: "GET", path: "/api/v1/player/playlist" }];
}
