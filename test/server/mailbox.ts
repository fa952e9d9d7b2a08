import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it came in. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  /** Header by lower-case name, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

/** A real SMTP server on loopback that keeps what it is given. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** What it says to a mail once it has it: null takes it; a number refuses it; a promise lets the other side wait. */
  behave(answer: (raw: string) => Promise<number | null>): void;
  /** Whom it does not know. */
  refuseRecipient(address: string): void;
  /** Breaks all lines. */
  hangUp(): void;
  close(): Promise<void>;
}

/** @param port a port of its own; any free one if left out */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const unknown = new Set<string>();
  let answer: (raw: string) => Promise<number | null> = async () => null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, callback) =>
      callback(unknown.has(address) ? Object.assign(new Error("unknown here"), { responseCode: 550 }) : null),
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString("utf8");
        void answer(raw).then((code) => {
          if (code !== null) return callback(Object.assign(new Error("not now"), { responseCode: code }));
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...read(raw) });
          callback(null);
        });
      });
    },
  });
  // A client that is killed breaks its line; that is nobody's fault here.
  server.on("error", () => undefined);
  const lines = new Set<Socket>();
  server.server.on("connection", (line) => {
    lines.add(line);
    line.once("close", () => lines.delete(line));
  });
  const hangUp = () => {
    for (const line of lines) line.destroy();
  };
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    mails,
    behave: (next) => {
      answer = next;
    },
    refuseRecipient: (address) => void unknown.add(address),
    hangUp,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        hangUp();
      }),
  };
}

function read(raw: string): Omit<ReceivedMail, "to"> {
  const [head = "", body = ""] = splitAtBlank(raw);
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const parts =
    boundary === undefined
      ? []
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => splitAtBlank(part.replace(/^\r\n/, "")));
  const partOf = (type: string) => {
    const [partHead = "", content = ""] = parts.find(([partHead = ""]) => headersOf(partHead).get("content-type")?.startsWith(type)) ?? [];
    return decode(content, headersOf(partHead).get("content-transfer-encoding") ?? "").trim();
  };
  return { raw, headers, text: partOf("text/plain"), html: partOf("text/html") };
}

function splitAtBlank(text: string): readonly string[] {
  const at = text.indexOf("\r\n\r\n");
  return [text.slice(0, at), text.slice(at + 4)];
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), words(line.slice(at + 1).trim())];
    }),
  );
}

/** RFC 2047. */
function words(value: string): string {
  return value
    .replace(/\?= =\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === "b" ? Buffer.from(coded, "base64").toString("utf8") : quoted(coded.replaceAll("_", " ")),
    );
}

function decode(content: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(content, "base64").toString("utf8");
  return encoding === "quoted-printable" ? quoted(content.replace(/=\r\n/g, "")) : content;
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
