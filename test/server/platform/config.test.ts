import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../server/platform/config.ts";

describe("without any setting", () => {
  it("serves everybody at port 3000 from a folder and SQLite", () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: "0.0.0.0",
      dataDir: resolve("data"),
      mediaDir: join(resolve("data"), "media"),
      screenshotDir: join(resolve("data"), "screenshots"),
      database: { kind: "sqlite", file: join(resolve("data"), "aushang.sqlite") },
      publicOrigin: null,
      trustedProxies: [],
      tls: null,
      ffmpeg: null,
      metricsToken: null,
      stopWithinMs: 20_000,
      backup: { folder: join(resolve("data"), "backups"), atMinute: null, keep: 7 },
      mail: null,
      webhookNetworks: { private: false, loopback: false },
      logLevel: "info",
    });
  });

  it("takes an empty setting for none", () => {
    expect(readConfig({ PORT: "", HOST: "", DATABASE_URL: "", PUBLIC_URL: "", TLS_CERT: "", LOG_LEVEL: "" })).toEqual(readConfig({}));
  });

  it("leaves alone what is not its own", () => {
    expect(readConfig({ PATH: "/bin", __proto__: "x", PORT_: "1" })).toEqual(readConfig({}));
  });
});

describe("a setting", () => {
  it.each([
    ["PORT", "0", { port: 0 }],
    ["PORT", "65535", { port: 65_535 }],
    ["HOST", "127.0.0.1", { host: "127.0.0.1" }],
    ["LOG_LEVEL", "silent", { logLevel: "silent" }],
    ["METRICS_TOKEN", "sechzehn-Zeichen", { metricsToken: "sechzehn-Zeichen" }],
    ["STOP_SECONDS", "60", { stopWithinMs: 60_000 }],
    ["DATABASE_URL", "postgres://u:p@db/a", { database: { kind: "postgres", url: "postgres://u:p@db/a" } }],
    ["DATABASE_URL", "postgresql://db/a", { database: { kind: "postgres", url: "postgresql://db/a" } }],
    ["PUBLIC_URL", "https://aushang.example/", { publicOrigin: "https://aushang.example" }],
    ["PUBLIC_URL", "http://aushang.example:8080/some/path?x=1", { publicOrigin: "http://aushang.example:8080" }],
    ["PUBLIC_URL", "HTTPS://Aushang.Example", { publicOrigin: "https://aushang.example" }],
    ["SMTP_URL", "smtp://u:p%40@mail.stadt.example:587", { mail: { url: "smtp://u:p%40@mail.stadt.example:587" } }],
    ["SMTP_URL", "smtps://127.0.0.1", { mail: { url: "smtps://127.0.0.1" } }],
    ["WEBHOOK_PRIVATE_NETWORKS", "1", { webhookNetworks: { private: true, loopback: false } }],
    ["WEBHOOK_PRIVATE_NETWORKS", "0", { webhookNetworks: { private: false, loopback: false } }],
    ["TRUSTED_PROXIES", " 10.0.0.0/8, loopback ,,", { trustedProxies: ["10.0.0.0/8", "loopback"] }],
  ])("%s=%s is taken", (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  it("MAIL_FROM says who mail comes from; without it, it is the address people know the server by", () => {
    const mail = { SMTP_URL: "smtp://mail.stadt.example" };
    expect(readConfig({ ...mail, MAIL_FROM: "Aushang der Stadt <a@b.example>" }).mail?.from).toBe("Aushang der Stadt <a@b.example>");
    expect(readConfig({ ...mail, MAIL_FROM: "a@b.example" }).mail?.from).toBe("a@b.example");
    expect(readConfig({ ...mail, PUBLIC_URL: "https://aushang.example:8443" }).mail?.from).toBe("Aushang <aushang@aushang.example>");
  });

  it("DATA_DIR moves everything", () => {
    expect(readConfig({ DATA_DIR: "/var/lib/aushang" })).toMatchObject({
      dataDir: "/var/lib/aushang",
      mediaDir: "/var/lib/aushang/media",
      database: { kind: "sqlite", file: "/var/lib/aushang/aushang.sqlite" },
    });
  });

  it("BACKUP_DIR takes a backup each night, BACKUP_AT says when, BACKUP_KEEP how many of the newest stay", () => {
    const { backup } = readConfig({ BACKUP_DIR: "/mnt/backups" });
    expect(backup).toEqual({ folder: "/mnt/backups", atMinute: 210, keep: 7 });
    const other = readConfig({ BACKUP_DIR: "/mnt/backups", BACKUP_AT: "23:05", BACKUP_KEEP: "30" });
    expect(other.backup).toEqual({ folder: "/mnt/backups", atMinute: 1385, keep: 30 });
    expect(() => readConfig({ BACKUP_AT: "23:05" })).toThrow("BACKUP_AT needs BACKUP_DIR");
  });

  it("TLS needs both files", () => {
    expect(readConfig({ TLS_CERT: "c.pem", TLS_KEY: "k.pem" }).tls).toEqual({ certFile: "c.pem", keyFile: "k.pem" });
    expect(() => readConfig({ TLS_CERT: "c.pem" })).toThrow("TLS_CERT and TLS_KEY go together");
    expect(() => readConfig({ TLS_KEY: "k.pem" })).toThrow("TLS_CERT and TLS_KEY go together");
  });

  it.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "http"],
    ["DATABASE_URL", "mysql://db"],
    ["DATABASE_URL", "aushang.sqlite"],
    ["PUBLIC_URL", "aushang.example"],
    ["PUBLIC_URL", "ftp://aushang.example"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["LOG_LEVEL", "loud"],
    ["BACKUP_AT", "24:00"],
    ["BACKUP_AT", "3:30"],
    ["BACKUP_KEEP", "0"],
    ["SMTP_URL", "mail.stadt.example"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`Wrong settings: ${name}`);
  });

  it("that is wrong is named together with all others, and no value is told", () => {
    const wrong = { PORT: "x", DATABASE_URL: "mysql://user:geheim@db", PUBLIC_URL: "x", LOG_LEVEL: "x" };
    expect(() => readConfig(wrong)).toThrow("Wrong settings: PORT, DATABASE_URL, PUBLIC_URL, LOG_LEVEL");
    expect(() => readConfig(wrong)).not.toThrow("geheim");
  });
});
