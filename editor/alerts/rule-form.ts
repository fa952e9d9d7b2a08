import * as z from "zod/mini";
import { type AlertKind, type AlertRule, AlertRuleDraft } from "../../domain/model/alert.ts";
import type { ChannelId } from "../../domain/model/id.ts";
import { typedNumber } from "../typed-number.ts";
import { ALL_SCREENS, choiceOf, type ScopeChoice, scopeOf } from "./scope-choice.ts";

/** A rule as it stands in the form: numbers as they were typed. `name` is undefined until somebody writes one. */
export interface RuleForm {
  readonly name: string | undefined;
  readonly kind: AlertKind;
  readonly scope: ScopeChoice;
  readonly minutes: string;
  readonly channels: readonly ChannelId[];
  readonly repeatHours: string;
  readonly escalates: boolean;
  readonly escalateMinutes: string;
  readonly escalateTo: readonly ChannelId[];
  readonly urgent: boolean;
  readonly enabled: boolean;
}

const NEW: RuleForm = {
  name: undefined,
  kind: "silent",
  scope: ALL_SCREENS,
  minutes: "5",
  channels: [],
  repeatHours: "",
  escalates: false,
  escalateMinutes: "30",
  escalateTo: [],
  urgent: false,
  enabled: true,
};

/** What stands in the form for a rule, or for a new one. */
export function ruleForm(rule: AlertRule | undefined): RuleForm {
  if (!rule) return NEW;
  const { name, kind, scope, thresholdMinutes, channels, repeatHours, escalation, urgent, enabled } = rule;
  return {
    name,
    kind,
    scope: choiceOf(scope),
    minutes: String(thresholdMinutes),
    channels,
    repeatHours: repeatHours === null ? "" : String(repeatHours),
    escalates: escalation !== null,
    escalateMinutes: String(escalation?.afterMinutes ?? NEW.escalateMinutes),
    escalateTo: escalation?.channels ?? [],
    urgent,
    enabled,
  };
}

/** The rule that the form stands for, if it is complete. @param name the suggested one, if nobody wrote another */
export function readRule(form: RuleForm, name: string) {
  const { kind, scope, minutes, channels, repeatHours, escalates, escalateMinutes, escalateTo, urgent, enabled } = form;
  return z.safeParse(AlertRuleDraft, {
    name: form.name ?? name,
    kind,
    scope: scopeOf(scope),
    thresholdMinutes: typedNumber(minutes),
    channels,
    repeatHours: repeatHours.trim() === "" ? null : typedNumber(repeatHours),
    escalation: escalates ? { afterMinutes: typedNumber(escalateMinutes), channels: escalateTo } : null,
    urgent,
    enabled,
  });
}
