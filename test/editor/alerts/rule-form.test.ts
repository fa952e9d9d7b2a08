import { describe, expect, it } from "vitest";
import { AlertRule } from "../../../domain/model/alert.ts";
import { type RuleForm, readRule, ruleForm } from "../../../editor/alerts/rule-form.ts";

const CHANNEL = "11111111-1111-4111-8111-111111111111";
const SITE = "22222222-2222-4222-8222-222222222222";
const RULE = AlertRule.parse({
  id: "33333333-3333-4333-8333-333333333333",
  name: "Wachen",
  kind: "clock",
  scope: { kind: "site", siteId: SITE },
  thresholdMinutes: 5,
  channels: [CHANNEL],
  repeatHours: null,
  escalation: { afterMinutes: 30, channels: [CHANNEL] },
  urgent: true,
  enabled: false,
  activeSinceMs: 0,
  version: 3,
  updatedAtMs: 0,
});

const paths = (change: Partial<RuleForm>) =>
  readRule({ ...ruleForm(RULE), ...change }, "Vorschlag").error?.issues.map(({ path }) => path.join("."));

describe("the form of a rule", () => {
  it("gives back the rule that was put in", () => {
    const { id: _, version: __, activeSinceMs: ___, updatedAtMs: ____, ...draft } = RULE;
    expect(readRule(ruleForm(RULE), "Vorschlag").data).toEqual(draft);
  });

  it("takes the suggested name until somebody writes one, and an emptied one is none", () => {
    expect(readRule(ruleForm(undefined), "Alle Bildschirme: Gestört").data?.name).toBe("Alle Bildschirme: Gestört");
    expect(paths({ name: "" })).toEqual(["name"]);
  });

  it("says which field is wrong, within the escalation too", () => {
    expect(paths({ minutes: "bald" })).toEqual(["thresholdMinutes"]);
    expect(paths({ repeatHours: "0" })).toEqual(["repeatHours"]);
    expect(paths({ escalateTo: [] })).toEqual(["escalation.channels"]);
    expect(paths({ escalates: false, escalateTo: [] })).toBeUndefined();
  });
});
