import { describe, expect, it } from "vitest";
import { Instant } from "../../../domain/model/time.ts";
import { csvOf, fareOf } from "../../../editor/takeovers/report-csv.ts";

describe("the report as a table", () => {
  it("is CSV as German spreadsheets read it", () => {
    expect(csvOf([["Standort", "Stand"], [], ["Wache 1", "bestätigt"]])).toBe("\uFEFFStandort;Stand\r\n\r\nWache 1;bestätigt\r\n");
  });

  it("puts semicolons, quotes and line breaks into quotes", () => {
    expect(csvOf([['Halle "Nord"; Tor 2', "a\nb"]])).toBe('\uFEFF"Halle ""Nord""; Tor 2";"a\nb"\r\n');
  });

  it("never lets a name become a formula", () => {
    expect(csvOf([["=SUMME(A1)", "+49", "-1", "@x"]])).toBe("\uFEFF'=SUMME(A1);'+49;'-1;'@x\r\n");
  });
});

describe("how a screen fared when all is over", () => {
  it("was reached if it painted the message, though it is back at its programme", () => {
    expect(fareOf({ reach: "restored", paintedAtMs: Instant.parse(5) })).toBe("confirmed");
    expect(fareOf({ reach: "restored", paintedAtMs: null })).toBe("pending");
    expect(fareOf({ reach: "offline", paintedAtMs: null })).toBe("offline");
  });
});
