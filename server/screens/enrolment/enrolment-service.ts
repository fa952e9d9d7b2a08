import type { MadeEnrolment } from "../../../domain/api/enrolments.ts";
import type { Enrolment, EnrolmentDraft, EnrolmentFor } from "../../../domain/model/enrolment.ts";
import type { EnrolmentId, ScreenId } from "../../../domain/model/id.ts";
import { Problem } from "../../../domain/model/problem.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { noteAudit } from "../../audit/audit-log.ts";
import { requireRole } from "../../platform/access.ts";
import type { Db } from "../../platform/database/database.ts";
import type { Page, PageRequest } from "../../platform/database/page.ts";
import type { Log } from "../../platform/log.ts";
import type { News } from "../../platform/news.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { newId, newSecret, sha256 } from "../../platform/secret.ts";
import { findScreen } from "../screen-repository.ts";
import { requirePlace } from "../screen-service.ts";
import {
  deleteOldEnrolments,
  findByToken,
  findEnrolment,
  insertEnrolment,
  type KnownEnrolment,
  listEnrolments,
  withdrawEnrolment,
} from "./enrolment-repository.ts";
import { type Joined, joinBy } from "./joining-device.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly log: Pick<Log, "info">;
  /** How often devices may come with one secret; by the id of its enrolment. */
  readonly limit: Limiter;
}

export type EnrolmentService = ReturnType<typeof createEnrolmentService>;

/** Secrets made beforehand by which devices join by themselves, each as many as it was made for. Stored as hashes; told once. */
export function createEnrolmentService({ db, now, news, log, limit }: Parts) {
  async function join(enrolment: KnownEnrolment, deviceHash: string): Promise<Joined | null> {
    await limit.take(enrolment.id);
    try {
      return await db.transaction().execute((tx) => joinBy(tx, enrolment, deviceHash, now()));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.info(
        { enrolment: enrolment.id, state: enrolment.state, code: error.code },
        "a device came with an enrolment that lets it in no more",
      );
      return null;
    }
  }

  return {
    async list(actor: Actor, request: PageRequest): Promise<Page<Enrolment>> {
      requireRole(actor, "admin");
      return listEnrolments(db, request, now());
    },

    /**
     * @param origin where a device's browser finds our pages
     * @throws {Problem} `invalid-input` naming an unknown screen, site or group; `in-use` if the screen has a device that is not to be replaced
     */
    async create(actor: Actor, draft: EnrolmentDraft, origin: string): Promise<MadeEnrolment> {
      requireRole(actor, "admin");
      const token = newSecret();
      const id = newId<EnrolmentId>();
      const nowMs = now();
      const mostUses = draft.for.kind === "screen" ? 1 : draft.for.uses;
      const enrolment = await db.transaction().execute(async (tx) => {
        await requirePossible(tx, draft.for);
        const times = { madeAtMs: nowMs, expiresAtMs: nowMs + draft.lastsMs };
        await insertEnrolment(tx, { id, tokenHash: sha256(token), what: draft.for, mostUses, madeBy: actor.id, ...times });
        const details = { kind: draft.for.kind, uses: mostUses, screen: draft.for.kind === "screen" ? draft.for.screenId : null };
        await noteAudit(tx, actor, { action: "enrolment-made", kind: "enrolment", id, details }, nowMs);
        return findEnrolment(tx, id, nowMs);
      });
      if (enrolment === undefined) throw new Problem("internal");
      news.tell("enrolments-changed", { enrolmentId: id });
      return { enrolment, token, address: `${origin}/play#enrol=${token}` };
    },

    /** @throws {Problem} `already-done` if it was over; `not-found` */
    async withdraw(actor: Actor, id: EnrolmentId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        if ((await findEnrolment(tx, id, now())) === undefined) throw new Problem("not-found");
        if (!(await withdrawEnrolment(tx, id, now()))) throw new Problem("already-done");
        await noteAudit(tx, actor, { action: "enrolment-withdrawn", kind: "enrolment", id }, now());
      });
      news.tell("enrolments-changed", { enrolmentId: id });
    },

    /**
     * Lets a device in by a secret.
     * @param instance what the device calls itself; the same one may ask again for a while, should the answer get lost
     * @returns its screen; null if the secret is none, or lets nobody in any more
     */
    async redeem(token: string, instance: string | undefined): Promise<ScreenId | null> {
      const enrolment = await findByToken(db, sha256(token), now());
      const joined = enrolment && (await join(enrolment, sha256(instance ?? newSecret())));
      if (!enrolment || !joined) return null;
      const { screenId, arrival } = joined;
      if (arrival === "again") return screenId;
      news.tell(arrival === "joined" ? "screen-paired" : "screen-replaced", { screenId });
      news.tell("enrolments-changed", { enrolmentId: enrolment.id });
      return screenId;
    },

    /** Forgets what was over before an instant. @returns how many */
    forget: (beforeMs: number): Promise<number> => deleteOldEnrolments(db, beforeMs),
  };
}

async function requirePossible(tx: Db, what: EnrolmentFor): Promise<void> {
  if (what.kind === "new-screens") return void (await requirePlace(tx, { ...what.screen, name: what.names }));
  const screen = await findScreen(tx, what.screenId);
  if (screen === undefined) {
    throw new Problem("invalid-input", { issues: [{ path: ["for", "screenId"], rule: "unknown-screen", message: "" }] });
  }
  if (screen.pairedAtMs !== null && !what.replace) throw new Problem("in-use");
}
