import type { PairingResult, PairingStart } from "../../domain/api/pairing-messages.ts";
import type { PairedScreen } from "../../domain/api/pairings.ts";
import type { AuditAction } from "../../domain/model/audit.ts";
import type { PairingId, ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { ScreenDraft } from "../../domain/model/screen.ts";
import { type Instant, MINUTE_MS } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { qrCode } from "../../domain/reading/qr-code.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { News } from "../platform/news.ts";
import { newId, newSecret, sha256 } from "../platform/secret.ts";
import { createClaimWaits } from "./claim-waits.ts";
import type { EnrolmentService } from "./enrolment/enrolment-service.ts";
import { giveDevice, setToken } from "./expected-screens.ts";
import { newPairingCode } from "./pairing-code.ts";
import { claimPairing, deleteExpiredPairings, findOpenPairing, findPairing, insertPairing, type Pairing } from "./pairing-repository.ts";
import { findNamesakes, findScreen, insertScreen } from "./screen-repository.ts";
import { requirePlace } from "./screen-service.ts";

const VALID_FOR_MS = 10 * MINUTE_MS;
/** How long a waiting browser's request is held; below the idle time-outs of common proxies. */
const HOLD_MS = 25_000;

/** The first two throw `too-many-requests` when somebody tries too often. Only wrong codes count: a depot gets thirty screens in a morning. */
export interface PairingLimits {
  pairingStart(address: string): Promise<void>;
  pairingClaim(address: string, accountId: string): Promise<void>;
  pairingClaimed(address: string, accountId: string): Promise<void>;
}

/** Who asks for a code: its network address, and the origin at which its browser finds our pages. */
interface Asker {
  readonly address: string;
  readonly origin: string;
}

/** What a browser says of itself when it asks for a code. */
interface Introduction {
  readonly enrolment?: string | undefined;
  readonly instance?: string | undefined;
}

/** Which screen a code is to become; with `replace` even if it has a device. */
interface Assignment {
  readonly screenId: ScreenId;
  readonly code: string;
  readonly replace: boolean;
}

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly limits: PairingLimits;
  readonly enrolments: Pick<EnrolmentService, "redeem">;
  readonly holdMs?: number;
}

export type PairingService = ReturnType<typeof createPairingService>;

/**
 * How a new browser becomes a known screen: it shows a code, an administrator claims it with name and place, the browser collects its
 * token with a secret that only it knows. The code alone gives nothing. A browser that comes with an enrolment finds its code claimed.
 */
export function createPairingService({ db, now, news, limits, enrolments, holdMs = HOLD_MS }: Parts) {
  const waits = createClaimWaits(holdMs);

  return {
    async start({ address, origin }: Asker, { enrolment, instance }: Introduction = {}): Promise<PairingStart> {
      const screenId = enrolment === undefined ? null : await enrolments.redeem(enrolment, instance);
      // A wrong secret counts like any other asking for a code; of right ones there are only so many.
      if (screenId === null) await limits.pairingStart(address);
      const nowMs = now();
      await deleteExpiredPairings(db, nowMs);
      const id = newId<PairingId>();
      const code = newPairingCode();
      const secret = newSecret();
      const expiresAtMs = (nowMs + VALID_FOR_MS) as Instant;
      await insertPairing(db, { id, code, secretHash: sha256(secret), expiresAtMs, screenId }, nowMs);
      return { id, code, secret, expiresAtMs, qrCode: qrCode(`${origin}/pair#${code}`) };
    },

    /** @throws {Problem} `gone` when the code is over, `not-found` for a wrong id or secret alike */
    async collect(id: PairingId, secret: string, gone?: AbortSignal): Promise<PairingResult> {
      const pairing = await own(id, secret);
      if (pairing.screenId !== null) return handOver(id, pairing.screenId);
      await claimOf(id, secret, gone);
      const later = await own(id, secret);
      return later.screenId === null ? { state: "waiting" } : handOver(id, later.screenId);
    },

    /** @throws {Problem} `invalid-input` with `unknown-code` if nobody shows that code, or somebody else was faster */
    async claim(actor: Actor, code: string, draft: ScreenDraft, address: string): Promise<PairedScreen> {
      requireRole(actor, "admin");
      return claimCode(actor, code, address, async (tx) => {
        const id = newId<ScreenId>();
        const place = await requirePlace(tx, draft);
        // Until the browser collects its token, the screen has one that nobody knows.
        await insertScreen(tx, { id, draft, ...place, tokenHash: sha256(newSecret()), nowMs: now() });
        return { screenId: id, action: "screen-paired" };
      });
    },

    /** @throws {Problem} `unknown-code` as `claim`; `not-found`; `in-use` if the screen has a device that is not to be replaced */
    async assign(actor: Actor, { screenId, code, replace }: Assignment, address: string): Promise<PairedScreen> {
      requireRole(actor, "admin");
      if ((await findScreen(db, screenId)) === undefined) throw new Problem("not-found");
      return claimCode(actor, code, address, async (tx) => {
        const arrival = await giveDevice(tx, screenId, replace, now());
        return { screenId, action: arrival === "joined" ? "screen-paired" : "screen-replaced" };
      });
    },

    /** A pairing was claimed another way: the browser that waits hears of it. */
    claimed: (id: PairingId): void => waits.claimed(id),
  };

  type Claimed = { readonly screenId: ScreenId; readonly action: Extract<AuditAction, "screen-paired" | "screen-replaced"> };

  /** Makes the browser that shows a code a screen, all or nothing; only then the browser hears of it. */
  async function claimCode(actor: Actor, code: string, address: string, become: (tx: Db) => Promise<Claimed>): Promise<PairedScreen> {
    await limits.pairingClaim(address, actor.id);
    const { pairing, action, screen } = await db.transaction().execute(async (tx) => {
      const found = await findOpenPairing(tx, code, now());
      if (found === undefined) throw unknownCode();
      const { screenId, action } = await become(tx);
      if (!(await claimPairing(tx, found.id, screenId))) throw unknownCode();
      const made = await findScreen(tx, screenId);
      if (made === undefined) throw new Problem("not-found");
      const details = { name: made.name, site: made.siteName };
      await noteAudit(tx, actor, { action, kind: "screen", id: screenId, details }, now());
      return { pairing: found, action, screen: { ...made, namesakes: await findNamesakes(tx, made) } };
    });
    await limits.pairingClaimed(address, actor.id);
    news.tell(action, { screenId: screen.id });
    waits.claimed(pairing.id);
    return screen;
  }

  async function own(id: PairingId, secret: string): Promise<Pairing> {
    const pairing = await findPairing(db, id);
    if (pairing === undefined || pairing.secretHash !== sha256(secret)) throw new Problem("not-found");
    if (pairing.expiresAtMs <= now()) throw new Problem("gone");
    return pairing;
  }

  /** Looks once more after it has begun to wait: the claim may have come in between. */
  async function claimOf(id: PairingId, secret: string, gone: AbortSignal | undefined): Promise<void> {
    const wait = waits.begin(id, gone);
    try {
      if ((await own(id, secret)).screenId === null) await wait.over;
    } finally {
      wait.end();
    }
  }

  /** Asked again with the same secret, it gives a fresh token: the answer before may have got lost. */
  async function handOver(id: PairingId, screenId: ScreenId): Promise<PairingResult> {
    const token = newSecret();
    const screen = await db.transaction().execute(async (tx) => {
      await setToken(tx, screenId, sha256(token));
      // From here on nobody else can have the screen. It may be unpaired by now, or another device have taken its place.
      const claimed = (await findPairing(tx, id)) && (await findScreen(tx, screenId));
      if (!claimed) throw new Problem("gone");
      return claimed;
    });
    news.tell("screen-changed", { screenId: screen.id });
    return { state: "paired", token, screenName: screen.name };
  }
}

function unknownCode(): Problem {
  return new Problem("invalid-input", { issues: [{ path: ["code"], rule: "unknown-code", message: "" }] });
}
