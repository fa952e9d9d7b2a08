import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { debianRoot, runScript } from "./kiosk-script.ts";

const Policies = z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]));

function policiesFor(server: string, ...more: string[]): z.infer<typeof Policies> {
  using root = debianRoot();
  root.write("city.pem", "-----BEGIN CERTIFICATE-----\nQUJD\nREVG\n-----END CERTIFICATE-----\n");
  const args = ["install", "--server", server, "--root", root.path, ...more.map((word) => word.replace("CITY", root.at("city.pem")))];
  expect(runScript(args).code).toBe(0);
  const text = root.read("etc/chromium/policies/managed/aushang-screen.json");
  expect(root.read("etc/chromium-browser/policies/managed/aushang-screen.json")).toBe(text);
  return Policies.parse(JSON.parse(text));
}

describe("the browser's policies", () => {
  it("let the server's pages keep their store, play sound and speak to this device, and no other pages", () => {
    const policies = policiesFor("https://aushang.stadt.example:8443");
    const origin = ["https://aushang.stadt.example:8443"];
    expect(policies).toMatchObject({
      NotificationsAllowedForUrls: origin,
      DefaultNotificationsSetting: 2,
      AutoplayAllowlist: origin,
      LocalNetworkAccessAllowedForUrls: origin,
      LoopbackNetworkAllowedForUrls: origin,
      CACertificates: [],
    });
  });

  it("let nothing come up in front of the page", () => {
    expect(policiesFor("https://aushang.stadt.example")).toMatchObject({
      RestoreOnStartup: 5,
      TranslateEnabled: false,
      PasswordManagerEnabled: false,
      BrowserSignin: 0,
      DefaultBrowserSettingEnabled: false,
      PromotionsEnabled: false,
      SuppressUnsupportedOSWarning: true,
    });
  });

  it("take away camera, microphone, place and every host but the server", () => {
    expect(policiesFor("https://aushang.stadt.example")).toMatchObject({
      VideoCaptureAllowed: false,
      AudioCaptureAllowed: false,
      ScreenCaptureAllowed: false,
      DefaultGeolocationSetting: 2,
      MetricsReportingEnabled: false,
      ComponentUpdatesEnabled: false,
      SafeBrowsingProtectionLevel: 0,
      BrowserNetworkTimeQueriesEnabled: false,
    });
  });

  it("hold the city's own authority, in one line without its frame", () => {
    expect(policiesFor("https://aushang.stadt.example", "--ca", "CITY")).toMatchObject({ CACertificates: ["QUJDREVG"] });
  });

  it("count an insecure server as secure only where it was asked for", () => {
    const name = "OverrideSecurityRestrictionsOnInsecureOrigin";
    expect(policiesFor("http://aushang.stadt.example", "--insecure")[name]).toEqual(["http://aushang.stadt.example"]);
    expect(policiesFor("http://localhost:3000")[name]).toEqual([]);
    expect(policiesFor("https://aushang.stadt.example", "--insecure")[name]).toEqual([]);
  });
});
