import { describe, expect, it } from "vitest";
import { addressesOf, readMail, wrongAddress } from "../../../editor/alerts/channel-form.ts";

const form = (target: string) => ({ name: "IT-Bereitschaft", target, quietHours: [] });

describe("addresses as they are typed", () => {
  it("stand one a line, or with commas, with blanks around them", () => {
    expect(addressesOf(" it@stadt.example \n\nleitung@stadt.example, haus@stadt.example;")).toEqual([
      "it@stadt.example",
      "leitung@stadt.example",
      "haus@stadt.example",
    ]);
  });

  it("are to blame one by one", () => {
    expect(wrongAddress(form("it@stadt.example\nder Hausmeister"))).toBe("der Hausmeister");
    expect(wrongAddress(form("it@stadt.example\nIT@stadt.example"))).toBe("IT@stadt.example");
    expect(wrongAddress(form("it@stadt.example"))).toBeUndefined();
  });

  it("are at least one", () => {
    expect(readMail(form("")).error?.issues.map(({ path }) => path)).toEqual([["to"]]);
  });
});
