import { html, nothing, type TemplateResult } from "lit";
import type { Channel } from "../../domain/model/alert.ts";
import type { ChannelId } from "../../domain/model/id.ts";
import { checkField } from "../elements/field.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";

interface ChannelChecks {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly channels: readonly Channel[];
  readonly chosen: readonly ChannelId[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly ChannelId[]) => void;
}

/** Channels to tick, each with what it is; without any the way to the first. Needs `style/fields.ts`. */
export function channelChecks({ id, label, hint, channels, chosen, error, onChange }: ChannelChecks): TemplateResult {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].join(" ").trim();
  return html`<fieldset class="field" aria-describedby=${described || nothing}>
    <legend class="label">${label}</legend>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${channels.length === 0 ? html`<p class="soft">${t("rules.noChannels")} <a href="/alerts/channels">${t("rules.toChannels")}</a></p>` : nothing}
    ${channels.map((channel) =>
      checkField({
        id: `${id}-${channel.id}`,
        label: html`${channel.name} <span class="soft small">${t(`channels.kind.${channel.kind}`)}${channel.problem ? html`, ${t("channels.noMailBadge")}` : nothing}</span>`,
        checked: chosen.includes(channel.id),
        onChange: (isOn) => onChange(isOn ? [...chosen, channel.id] : chosen.filter((one) => one !== channel.id)),
      }),
    )}
    ${error ? html`<p class="error" id="${id}-error" tabindex="-1"><ui-icon name="circle-alert"></ui-icon><span>${error}</span></p>` : nothing}
  </fieldset>`;
}
