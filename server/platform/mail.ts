import { hostname } from "node:os";
import { createTransport } from "nodemailer";

/** Where mail is handed over, and who sends it. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password if it wants them. */
  readonly url: string;
  /** Such as `Aushang <aushang@stadt.example>`. */
  readonly from: string;
}

/** A mail as it is written. `id` names it for ever: the same mail sent again has the same. `thread` is what belongs together in a mailbox. */
export interface OutgoingMail {
  readonly id: string;
  readonly thread: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Mail was not handed over. */
export class MailFailure extends Error {
  override readonly name = "MailFailure";
  /** Whether it may have arrived all the same: the line broke and nobody knows when. */
  readonly mayHaveArrived: boolean;
  /** Whether it is of no use to try again: the server refuses this mail for good. */
  readonly isFinal: boolean;

  constructor(message: string, mayHaveArrived: boolean, isFinal: boolean) {
    super(message);
    this.mayHaveArrived = mayHaveArrived;
    this.isFinal = isFinal;
  }
}

export type MailSender = ReturnType<typeof createMailSender>;

const STEP_MS = 10_000;
/** So long handing over may take altogether; a claim on a mail must last longer. */
export const MAIL_LIMIT_MS = 45_000;
/** What goes wrong before any of the mail is handed over. */
const BEFORE: ReadonlySet<unknown> = new Set(["EDNS", "ETLS", "EAUTH", "ENOAUTH", "EREQUIRETLS"]);

/** The address mail comes from if nobody has said: one that at least names this machine. */
export function usualSender(publicOrigin: string | null): string {
  return `Aushang <aushang@${publicOrigin === null ? hostname() : new URL(publicOrigin).hostname}>`;
}

/** Hands mail over to a server. Each mail takes a connection of its own: there are few, and none waits for another. */
export function createMailSender({ url, from }: MailSettings) {
  const domain = /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? hostname();

  return {
    /**
     * @returns what the server answered, and whom of the recipients it did not take
     * @throws {MailFailure} if it took none
     */
    async send({
      id,
      thread,
      to,
      subject,
      text,
      html,
    }: OutgoingMail): Promise<{ readonly answer: string; readonly refused: readonly string[] }> {
      const transport = createTransport({
        url,
        connectionTimeout: STEP_MS,
        greetingTimeout: STEP_MS,
        dnsTimeout: STEP_MS,
        socketTimeout: 2 * STEP_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        const sent = await transport.sendMail({
          from,
          to: [...to],
          subject: oneLine(subject),
          text,
          html,
          messageId: `<${id}@${domain}>`,
          references: `<${thread}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          signal: AbortSignal.timeout(MAIL_LIMIT_MS),
        });
        return { answer: sent.response, refused: (sent.rejected ?? []).map(String) };
      } catch (error) {
        throw failureOf(error);
      } finally {
        transport.close();
      }
    },
  };
}

/** Names come from people: whatever is in them, a subject stays one line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return new MailFailure(String(error), true, false);
  const { code, responseCode, syscall } = error as Error & Readonly<Record<"code" | "responseCode" | "syscall", unknown>>;
  const wasAnswered = typeof responseCode === "number";
  const isRefused = code === "EENVELOPE" || code === "EMESSAGE";
  const isCertain = wasAnswered || isRefused || syscall === "connect" || BEFORE.has(code);
  return new MailFailure(oneLine(error.message), !isCertain, isRefused && (!wasAnswered || responseCode >= 500));
}
