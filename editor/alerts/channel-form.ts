import * as z from "zod/mini";
import { type Channel, type ChannelKind, MailChannelDraft } from "../../domain/model/alert.ts";
import type { QuietHours } from "../../domain/model/quiet-hours.ts";
import { type Webhook, WebhookDraft } from "../../domain/model/webhook.ts";

/** A channel as it stands in the form: `target` is the address of a webhook, or one mail address a line. */
export interface ChannelForm {
  readonly name: string;
  readonly target: string;
  readonly quietHours: readonly QuietHours[];
}

/** What stands in the form for a channel, or for a new one. Where it leads stands with the webhook. */
export function channelForm(channel: Channel | undefined, webhook: Webhook | undefined): ChannelForm {
  return {
    name: channel?.name ?? "",
    target: webhook?.url ?? channel?.to?.join("\n") ?? "",
    quietHours: channel?.quietHours ?? [],
  };
}

/** The lines of a text that say something. */
export function addressesOf(target: string): readonly string[] {
  return target
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

export function readMail({ name, target, quietHours }: ChannelForm) {
  return z.safeParse(MailChannelDraft, { name, to: addressesOf(target), quietHours });
}

export function readWebhook({ name, target, quietHours }: ChannelForm) {
  return z.safeParse(WebhookDraft, { name, url: target.trim(), quietHours });
}

/** The address that is to blame: one that is none, or stands there twice. */
export function wrongAddress(form: ChannelForm): string | undefined {
  const addresses = addressesOf(form.target);
  const at = readMail(form).error?.issues.find(({ path }) => path[0] === "to" && path.length > 1)?.path[1];
  if (typeof at === "number") return addresses[at];
  return addresses.find((address, place) => addresses.findIndex((one) => one.toLowerCase() === address.toLowerCase()) < place);
}

export function readChannel(kind: ChannelKind, form: ChannelForm) {
  return kind === "mail" ? readMail(form) : readWebhook(form);
}
