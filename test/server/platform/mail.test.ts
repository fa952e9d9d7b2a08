import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMailSender, MailFailure } from "../../../server/platform/mail.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.close());

const FROM = "Aushang <aushang@stadt.example>";
const mail = (change = {}) => ({
  id: "11111111-1111-4111-8111-111111111111",
  thread: "incident-1",
  to: ["it@stadt.example"],
  subject: "Kantine, Betriebshof Nord: seit 9:55 Uhr ohne Verbindung",
  text: "Grüße",
  html: "<p>Grüße</p>",
  ...change,
});
const sender = (url = mailbox.url) => createMailSender({ url, from: FROM });
const failureOf = async (sending: Promise<unknown>): Promise<MailFailure> => {
  const error = await sending.catch((reason: unknown) => reason);
  if (!(error instanceof MailFailure)) throw new Error(`Not a failure: ${String(error)}`);
  return error;
};

describe("a mail", () => {
  it("arrives as text and HTML, names itself and its thread, and answers nobody's machine", async () => {
    const { refused } = await sender().send(mail());
    const [received] = mailbox.mails.slice(-1);
    expect(refused).toEqual([]);
    expect([received?.text, received?.html, received?.to]).toEqual(["Grüße", "<p>Grüße</p>", ["it@stadt.example"]]);
    expect(Object.fromEntries(received?.headers ?? [])).toMatchObject({
      from: FROM,
      to: "it@stadt.example",
      subject: "Kantine, Betriebshof Nord: seit 9:55 Uhr ohne Verbindung",
      "message-id": "<11111111-1111-4111-8111-111111111111@stadt.example>",
      references: "<incident-1@stadt.example>",
      "auto-submitted": "auto-generated",
    });
  });

  it.each([
    ["line breaks", "Kantine\r\nBcc: all@stadt.example\r\n\r\nX", "Kantine Bcc: all@stadt.example X"],
    ["Unicode's", "Kantine\u2028Bcc: a\u0085b\u0000", "Kantine Bcc: a b"],
  ])("keeps its subject in one line, whatever it is made of: %s", async (_, subject, expected) => {
    await sender().send(mail({ subject }));
    const [received] = mailbox.mails.slice(-1);
    expect(received?.headers.get("subject")).toBe(expected);
    expect(received?.headers.has("bcc")).toBe(false);
    expect(received?.to).toEqual(["it@stadt.example"]);
  });

  it("tells whom the server does not know, and goes to the others", async () => {
    mailbox.refuseRecipient("gone@stadt.example");
    const { refused } = await sender().send(mail({ to: ["gone@stadt.example", "it@stadt.example"] }));
    expect(refused).toEqual(["gone@stadt.example"]);
  });
});

describe("what fails", () => {
  it("for good if the server knows none of the recipients, or refuses the mail", async () => {
    mailbox.refuseRecipient("gone@stadt.example");
    expect(await failureOf(sender().send(mail({ to: ["gone@stadt.example"] })))).toMatchObject({ isFinal: true, mayHaveArrived: false });
    mailbox.behave(async () => 554);
    expect(await failureOf(sender().send(mail()))).toMatchObject({ isFinal: true, mayHaveArrived: false });
    mailbox.behave(async () => null);
  });

  it("for now if the server says later, or is not there", async () => {
    mailbox.behave(async () => 451);
    expect(await failureOf(sender().send(mail()))).toMatchObject({ isFinal: false, mayHaveArrived: false });
    mailbox.behave(async () => null);
    const nobody = createServer();
    const port = await new Promise<number>((resolve) =>
      nobody.listen(0, "127.0.0.1", () => resolve((nobody.address() as { port: number }).port)),
    );
    await new Promise((resolve) => nobody.close(resolve));
    expect(await failureOf(sender(`smtp://127.0.0.1:${String(port)}`).send(mail()))).toMatchObject({
      isFinal: false,
      mayHaveArrived: false,
    });
  });

  it("may have arrived if the line breaks after it was handed over", async () => {
    mailbox.behave(async () => {
      mailbox.hangUp();
      return null;
    });
    expect(await failureOf(sender().send(mail()))).toMatchObject({ isFinal: false, mayHaveArrived: true });
    mailbox.behave(async () => null);
  });
});
