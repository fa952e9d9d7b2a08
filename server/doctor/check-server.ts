import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Config } from "../platform/config.ts";
import { bad, type Check, type Finding, ok, reasonOf, warning } from "./finding.ts";

const WITHIN_MS = 5000;

/** Whether the server answers on this machine, and whether it is ready. */
export const checkServer: Check = async ({ config }) => {
  if (config.port === 0) {
    return [
      warning(
        {
          de: "Unter welchem Port der Server antwortet, steht nur in seinem Log (PORT=0).",
          en: "Only its log says at which port the server answers (PORT=0).",
        },
        { de: "Einen festen PORT setzen.", en: "Set a fixed PORT." },
      ),
    ];
  }
  const origin = localOrigin(config);
  try {
    const [health, readiness] = [await ask(`${origin}/healthz`), await ask(`${origin}/readyz`)];
    return [judge(origin, health, readiness)];
  } catch (error) {
    const why = reasonOf(error);
    return [
      bad(
        { de: `Unter ${origin} antwortet kein Server (${why}).`, en: `No server answers at ${origin} (${why}).` },
        {
          de: "Den Server starten, oder in seinem Log nachsehen, warum er nicht läuft.",
          en: "Start the server, or see in its log why it does not run.",
        },
      ),
    ];
  }
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

function judge(origin: string, health: Answer, readiness: Answer): Finding {
  const isWell = [health, readiness].every(({ status, text }) => status === 200 && isOk(text));
  if (isWell) return ok(`Der Server antwortet unter ${origin} und ist bereit.`, `The server answers at ${origin} and is ready.`);
  const said = `/healthz ${String(health.status)} ${health.text}, /readyz ${String(readiness.status)} ${readiness.text}`;
  return bad(
    { de: `Der Server unter ${origin} ist nicht gesund: ${said}`, en: `The server at ${origin} is not well: ${said}` },
    { de: "In seinem Log nachsehen.", en: "See in its log why." },
  );
}

function isOk(text: string): boolean {
  return /"status"\s*:\s*"ok"/.test(text);
}

function localOrigin({ host, port, tls }: Config): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `${tls === null ? "http" : "https"}://${name.includes(":") ? `[${name}]` : name}:${String(port)}`;
}

/** Its certificate is for the name browsers use, not for this address; whether it is right, another check says. */
function ask(url: string): Promise<Answer> {
  const options = { timeout: WITHIN_MS, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const asking = (url.startsWith("https:") ? requestHttps : requestHttp)(url, options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asking.once("timeout", () => asking.destroy(new Error("timeout"))).once("error", reject);
    asking.end();
  });
}
