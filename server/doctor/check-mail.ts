import { createTransport } from "nodemailer";
import { bad, type Check, ok, reasonOf, warning } from "./finding.ts";

const WITHIN_MS = 5000;

/** Whether the mail server takes us. */
export const checkMail: Check = async ({ config: { mail } }) => {
  if (mail === null) {
    return [
      warning(
        { de: "Es ist kein Mailserver eingerichtet; niemand bekommt E-Mails.", en: "No mail server is set up; nobody gets e-mail." },
        {
          de: "SMTP_URL setzen, etwa smtps://name:kennwort@mail.example.",
          en: "Set SMTP_URL, such as smtps://name:password@mail.example.",
        },
      ),
    ];
  }
  const { hostname } = new URL(mail.url);
  const limits = { connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS, socketTimeout: WITHIN_MS };
  const transport = createTransport({ url: mail.url, ...limits });
  try {
    await transport.verify();
    return [
      ok(`Der Mailserver ${hostname} nimmt Verbindung und Anmeldung an.`, `The mail server ${hostname} takes connection and sign-in.`),
    ];
  } catch (error) {
    const why = reasonOf(error);
    return [
      bad(
        { de: `Der Mailserver ${hostname} nimmt uns nicht (${why}).`, en: `The mail server ${hostname} does not take us (${why}).` },
        { de: "SMTP_URL prüfen: Name, Port, Verschlüsselung, Anmeldung.", en: "Check SMTP_URL: name, port, encryption, sign-in." },
      ),
    ];
  } finally {
    transport.close();
  }
};
