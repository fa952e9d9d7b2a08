import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { UserId } from "../model/id.ts";
import { line } from "../model/text.ts";
import { Email, NewPassword, Role, User } from "../model/user.ts";
import { page, pageQuery } from "./page.ts";

const list = oc
  .route({ method: "GET", path: "/users", summary: "List users", tags: ["users"] })
  .input(z.strictObject({ ...pageQuery }))
  .output(page(User));

const create = oc
  .route({ method: "POST", path: "/users", summary: "Add a user", tags: ["users"], successStatus: 201 })
  .input(z.strictObject({ name: line(80), email: Email, role: Role, password: NewPassword }))
  .output(User);

/** Disabling ends all of that user's sessions at once. The last administrator can be neither disabled nor demoted. */
const update = oc
  .route({ method: "PUT", path: "/users/{id}", summary: "Change a user", tags: ["users"] })
  .input(z.strictObject({ id: UserId, version: EditVersion, name: line(80), role: Role, disabled: z.boolean() }))
  .output(User);

export const users = { list, create, update };
