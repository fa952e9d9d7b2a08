import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { Enrolment, EnrolmentDraft } from "../model/enrolment.ts";
import { EnrolmentId } from "../model/id.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["enrolments"];

/** `token` is the secret and is told only here; `address` is what a device opens with it. */
export const MadeEnrolment = z.strictObject({ enrolment: Enrolment, token: z.string(), address: z.string() });
export type MadeEnrolment = z.infer<typeof MadeEnrolment>;

/** Newest first. */
const list = oc
  .route({ method: "GET", path: "/enrolments", summary: "Secrets by which devices join", tags })
  .input(z.strictObject(pageQuery))
  .output(page(Enrolment));

/** Makes a secret for devices that are not there yet, such as for an image. 409 `in-use` if its screen has a device and `replace` was not said. */
const create = oc
  .route({ method: "POST", path: "/enrolments", summary: "Make a secret by which devices join", tags, successStatus: 201 })
  .input(EnrolmentDraft)
  .output(MadeEnrolment);

/** From now on nobody joins by it. Screens that did stay. 409 `already-done` if it was over already. */
const withdraw = oc
  .route({ method: "DELETE", path: "/enrolments/{id}", summary: "Withdraw a secret", tags, successStatus: 204 })
  .input(z.strictObject({ id: EnrolmentId }))
  .output(z.void());

export const enrolments = { list, create, withdraw };
