import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { line } from "../model/text.ts";
import { TimeZone } from "../model/time.ts";
import { Email, NewPassword, Organisation, User } from "../model/user.ts";

export const Session = z.strictObject({ user: User, organisation: Organisation, expiresAtMs: z.int() });
export type Session = z.infer<typeof Session>;

const signIn = oc
  .route({ method: "POST", path: "/session", summary: "Sign in", tags: ["session"] })
  .input(
    z.strictObject({ email: z.string().check(z.maxLength(254), z.regex(/^[^\p{Cc}]*$/u)), password: z.string().check(z.maxLength(200)) }),
  )
  .output(Session);

/** The session of whoever asks, null for nobody: a question, not a refusal. */
const read = oc
  .route({ method: "GET", path: "/session", summary: "Who is signed in", tags: ["session"] })
  .output(z.strictObject({ session: z.nullable(Session) }));

const signOut = oc
  .route({ method: "DELETE", path: "/session", summary: "Sign out", tags: ["session"], successStatus: 204 })
  .output(z.void());

/** The one-time link printed at the first start leads here. */
const setUp = oc
  .route({ method: "POST", path: "/session/setup", summary: "Make the first administrator", tags: ["session"], successStatus: 201 })
  .input(
    z.strictObject({
      token: z.string().check(z.maxLength(200)),
      organisation: line(80),
      zone: TimeZone,
      name: line(80),
      email: Email,
      password: NewPassword,
    }),
  )
  .output(Session);

export const session = { signIn, read, signOut, setUp };
