import type { PairingResult, PairingStart } from "../../domain/api/pairing-messages.ts";
import type { PairingId, ScreenId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Screen, ScreenDraft } from "../../domain/model/screen.ts";
import { type Instant, MINUTE_MS } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { qrCode } from "../../domain/reading/qr-code.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { News } from "../platform/news.ts";
import { newId, newSecret, sha256 } from "../platform/secret.ts";
import { createClaimWaits } from "./claim-waits.ts";
import { newPairingCode } from "./pairing-code.ts";
import { claimPairing, deleteExpiredPairings, findOpenPairing, findPairing, insertPairing, type Pairing } from "./pairing-repository.ts";
import { findScreen, insertScreen, setToken } from "./screen-repository.ts";
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

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly limits: PairingLimits;
  readonly holdMs?: number;
}

export type PairingService = ReturnType<typeof createPairingService>;

/**
 * How a new browser becomes a known screen: it shows a code, an administrator claims it with name and place, the browser collects its
 * token with a secret that only it knows. The code alone gives nothing.
 */
export function createPairingService({ db, now, news, limits, holdMs = HOLD_MS }: Parts) {
  const waits = createClaimWaits(holdMs);

  return {
    /** @param asker its network address, and the origin at which its browser finds our pages */
    async start({ address, origin }: { readonly address: string; readonly origin: string }): Promise<PairingStart> {
      await limits.pairingStart(address);
      const nowMs = now();
      await deleteExpiredPairings(db, nowMs);
      const id = newId<PairingId>();
      const code = newPairingCode();
      const secret = newSecret();
      const expiresAtMs = (nowMs + VALID_FOR_MS) as Instant;
      await insertPairing(db, { id, code, secretHash: sha256(secret), expiresAtMs }, nowMs);
      return { id, code, secret, expiresAtMs, qrCode: qrCode(`${origin}/pair#${code}`) };
    },

    /** @throws {Problem} `gone` when the code is over, `not-found` for a wrong id or secret alike */
    async collect(id: PairingId, secret: string, gone?: AbortSignal): Promise<PairingResult> {
      const pairing = await own(id, secret);
      if (pairing.screenId !== null) return handOver(pairing.screenId);
      await claimOf(id, secret, gone);
      const later = await own(id, secret);
      return later.screenId === null ? { state: "waiting" } : handOver(later.screenId);
    },

    /** @throws {Problem} `invalid-input` with `unknown-code` if nobody shows that code, or somebody else was faster */
    async claim(actor: Actor, code: string, draft: ScreenDraft, address: string): Promise<Screen> {
      requireRole(actor, "admin");
      await limits.pairingClaim(address, actor.id);
      const { pairing, screen } = await db.transaction().execute(async (tx) => {
        const found = await findOpenPairing(tx, code, now());
        if (found === undefined) throw unknownCode();
        const id = newId<ScreenId>();
        const place = await requirePlace(tx, draft);
        // Until the browser collects its token, the screen has one that nobody knows.
        await insertScreen(tx, { id, draft, ...place, tokenHash: sha256(newSecret()), nowMs: now() });
        if (!(await claimPairing(tx, found.id, id))) throw unknownCode();
        const made = await findScreen(tx, id);
        if (made === undefined) throw new Problem("internal");
        return { pairing: found, screen: made };
      });
      waits.claimed(pairing.id);
      await limits.pairingClaimed(address, actor.id);
      news.tell("screen-paired", { screenId: screen.id });
      return screen;
    },
  };

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
  async function handOver(screenId: ScreenId): Promise<PairingResult> {
    const screen = await findScreen(db, screenId);
    if (screen === undefined) throw new Problem("gone");
    const token = newSecret();
    await setToken(db, screenId, sha256(token));
    news.tell("screen-changed", { screenId });
    return { state: "paired", token, screenName: screen.name };
  }
}

function unknownCode(): Problem {
  return new Problem("invalid-input", { issues: [{ path: ["code"], rule: "unknown-code", message: "" }] });
}
