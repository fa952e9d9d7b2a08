import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { Sentence } from "../platform/system-language.ts";
import { bad, type Check, type Finding, ok, reasonOf, warning } from "./finding.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 21;

const RENEW = { de: "Erneuern und den Server neu starten.", en: "Renew it and restart the server." };

/** Whether certificate and key can be read, belong together, are for this name and go on being valid. */
export const checkCertificate: Check = async ({ config: { tls, publicOrigin }, nowMs }) => {
  if (tls === null) return [withoutOwn(publicOrigin)];
  try {
    const certificate = new X509Certificate(await readFile(tls.certFile));
    const key = createPrivateKey(await readFile(tls.keyFile));
    return [judge(certificate, certificate.checkPrivateKey(key), publicOrigin, nowMs)];
  } catch (error) {
    const why = reasonOf(error);
    return [
      bad(
        { de: `TLS_CERT oder TLS_KEY lässt sich nicht lesen (${why}).`, en: `TLS_CERT or TLS_KEY cannot be read (${why}).` },
        { de: "Pfade, Rechte und Format (PEM) prüfen.", en: "Check paths, permissions and format (PEM)." },
      ),
    ];
  }
};

function withoutOwn(publicOrigin: string | null): Finding {
  if (publicOrigin?.startsWith("https:")) {
    return ok(`Für https sorgt ein Proxy: ${publicOrigin}.`, `A proxy takes care of https: ${publicOrigin}.`);
  }
  return warning(
    { de: "Ohne https können Bildschirme nicht ohne den Server starten.", en: "Without https screens cannot start without the server." },
    {
      de: "TLS_CERT und TLS_KEY setzen, oder einen Proxy und PUBLIC_URL mit https.",
      en: "Set TLS_CERT and TLS_KEY, or use a proxy and a PUBLIC_URL with https.",
    },
  );
}

function judge(certificate: X509Certificate, isPair: boolean, publicOrigin: string | null, nowMs: number): Finding {
  const names = certificate.subjectAltName?.replaceAll("DNS:", "").replaceAll("IP Address:", "") ?? certificate.subject;
  if (!isPair) {
    return bad(
      { de: "TLS_KEY gehört nicht zu TLS_CERT.", en: "TLS_KEY does not belong to TLS_CERT." },
      { de: "Den Schlüssel nehmen, mit dem das Zertifikat ausgestellt wurde.", en: "Take the key with which the certificate was made." },
    );
  }
  const days = Math.floor((Date.parse(certificate.validTo) - nowMs) / DAY_MS);
  if (Date.parse(certificate.validFrom) > nowMs || days < 0) {
    const [from, to] = [certificate.validFrom, certificate.validTo];
    return bad({ de: `Das Zertifikat gilt nicht: ${from} bis ${to}.`, en: `The certificate is not valid: ${from} to ${to}.` }, RENEW);
  }
  const host = publicOrigin === null ? null : new URL(publicOrigin).hostname.replace(/^\[|\]$/g, "");
  if (host !== null && !isFor(certificate, host)) {
    return bad(
      { de: `Das Zertifikat gilt für ${names}, nicht für ${host}.`, en: `The certificate is for ${names}, not for ${host}.` },
      { de: "Ein Zertifikat für den Namen in PUBLIC_URL verwenden.", en: "Use a certificate for the name in PUBLIC_URL." },
    );
  }
  const is: Sentence = {
    de: `Das Zertifikat für ${names} gilt noch ${String(days)} Tage.`,
    en: `The certificate for ${names} is valid for another ${String(days)} days.`,
  };
  return days < SOON_DAYS ? warning(is, RENEW) : ok(is.de, is.en);
}

function isFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
}
