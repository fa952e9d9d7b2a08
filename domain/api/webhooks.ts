import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { AttemptId, ChannelId } from "../model/id.ts";
import { Webhook, WebhookDelivery, WebhookDraft } from "../model/webhook.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["webhooks"];
const id = z.strictObject({ id: ChannelId });
/** The secret is shown only here. */
const withSecret = z.strictObject({ webhook: Webhook, secret: z.string() });

/**
 * Webhooks are channels of alerts: what a rule tells is sent to them as JSON (`AlertEvent`) by POST. Each request carries `Aushang-Event`, the type,
 * `Aushang-Event-Id`, the same each time the event is sent, and `Aushang-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 with the secret over `<seconds>.<body>`.
 * Take a request only if one of its `v1` is right, `t` is less than five minutes old, and the event's id is new. Whoever answers with 2xx within ten
 * seconds has it; otherwise it is sent again after 10 s, 1 min, 5 min, 30 min, 2 h and 6 h.
 */
const list = oc
  .route({ method: "GET", path: "/webhooks", summary: "List webhooks", tags })
  .input(z.strictObject(pageQuery))
  .output(page(Webhook));

const create = oc
  .route({ method: "POST", path: "/webhooks", summary: "Add a webhook; its secret is shown once", tags, successStatus: 201 })
  .input(WebhookDraft)
  .output(withSecret);

const update = oc
  .route({ method: "PUT", path: "/webhooks/{id}", summary: "Change a webhook", tags })
  .input(z.strictObject({ ...id.shape, version: EditVersion, ...WebhookDraft.shape }))
  .output(Webhook);

/** Refused with `in-use` while a rule tells it something. */
const remove = oc
  .route({ method: "DELETE", path: "/webhooks/{id}", summary: "Remove a webhook", tags, successStatus: 204 })
  .input(id)
  .output(z.void());

/** For a day everything is signed with both, so that the receiver can be changed in peace. */
const rotate = oc
  .route({ method: "POST", path: "/webhooks/{id}/secret", summary: "Give a webhook a new secret, shown once", tags })
  .input(id)
  .output(withSecret);

/** Newest first, kept for 30 days. */
const deliveries = oc
  .route({ method: "GET", path: "/webhooks/{id}/deliveries", summary: "What was sent to a webhook", tags })
  .input(z.strictObject({ ...id.shape, ...pageQuery }))
  .output(page(WebhookDelivery));

/** The same event with a signature of now. 409 `already-done` for a test, of which nothing is kept. */
const replay = oc
  .route({ method: "POST", path: "/webhooks/{id}/deliveries/{deliveryId}/replay", summary: "Send an event again", tags })
  .input(z.strictObject({ ...id.shape, deliveryId: AttemptId }))
  .output(WebhookDelivery);

export const webhooks = { list, create, update, remove, rotate, deliveries, replay };
