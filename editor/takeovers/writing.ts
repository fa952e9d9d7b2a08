import * as z from "zod/mini";
import { GroupId, type UserId } from "../../domain/model/id.ts";
import { Language, type UiLanguage } from "../../domain/model/language.ts";
import { Severity, TAKEOVER_LASTS, TakeoverKind, type TakeoverMessage } from "../../domain/model/takeover.ts";
import { messageFrom, PREPARED_IDS, type PreparedId, preparedText } from "./prepared.ts";

/** Words as they are being typed: they may still break the rules of the model. */
const TypedMessage = z.strictObject({
  kind: TakeoverKind,
  severity: Severity,
  drill: z.boolean(),
  variants: z.readonly(z.array(z.strictObject({ language: Language, title: z.string(), body: z.string() })).check(z.minLength(1))),
});

/**
 * A takeover that is being written. `prepared` is null until a text is chosen. `actionKey` names the action that creates it: a second click
 * and every retry carry the same one, and it changes with what is written.
 */
export const Writing = z.strictObject({
  prepared: z.nullable(z.enum(PREPARED_IDS)),
  message: TypedMessage,
  targets: z.readonly(z.array(GroupId)),
  lastsMs: z.number(),
  actionKey: z.uuid(),
});
export type Writing = z.infer<typeof Writing>;

/** What is missing before it can be sent, and the field where it is put right. */
export interface Gap {
  readonly rule: "prepared" | "title" | "targets" | "lasts";
  readonly language?: Language;
}

export function beginWriting(original: UiLanguage): Writing {
  const message = messageFrom(preparedText("free"), original);
  return { prepared: null, message, targets: [], lastsMs: TAKEOVER_LASTS.usualMs, actionKey: crypto.randomUUID() };
}

/** Takes over a prepared text; whom it is for and how long it lasts stay. */
export function withPrepared(writing: Writing, prepared: PreparedId, message: TakeoverMessage): Writing {
  return { ...writing, prepared, message, actionKey: crypto.randomUUID() };
}

/** Changes what is written, which makes creating it another action. */
export function withChange(
  writing: Writing,
  change: Partial<{ readonly message: TakeoverMessage; readonly targets: readonly GroupId[]; readonly lastsMs: number }>,
): Writing {
  return { ...writing, ...change, actionKey: crypto.randomUUID() };
}

export function gapsOf({ prepared, message, targets, lastsMs }: Writing): readonly Gap[] {
  const inTime = lastsMs >= TAKEOVER_LASTS.shortestMs && lastsMs <= TAKEOVER_LASTS.longestMs;
  return [
    ...(prepared === null ? [{ rule: "prepared" } as const] : titleGaps(message)),
    ...(targets.length === 0 ? [{ rule: "targets" } as const] : []),
    ...(inTime ? [] : [{ rule: "lasts" } as const]),
  ];
}

export function titleGaps({ variants }: Pick<TakeoverMessage, "variants">): readonly Gap[] {
  return variants.flatMap(({ language, title }) => (title.trim() === "" ? [{ rule: "title", language } as const] : []));
}

const KEPT_MS = 60 * 60_000;
const Kept = z.strictObject({ writing: Writing, keptAtMs: z.int() });

/** Keeps what one person is writing on this device: a lost server or a closed tab costs no word. After an hour it is stale and gone. */
export class WritingKeep {
  readonly #name: string;
  readonly #storage: Storage;

  constructor(userId: UserId, storage: Storage) {
    this.#name = `aushang.takeover.${userId}`;
    this.#storage = storage;
  }

  /** A full device merely goes without the copy. */
  keep(writing: Writing, nowMs: number): void {
    try {
      this.#storage.setItem(this.#name, JSON.stringify({ writing, keptAtMs: nowMs }));
    } catch {
      return;
    }
  }

  read(nowMs: number): Writing | undefined {
    const kept = this.#parse();
    return kept && nowMs - kept.keptAtMs < KEPT_MS ? kept.writing : undefined;
  }

  forget(): void {
    this.#storage.removeItem(this.#name);
  }

  #parse(): z.infer<typeof Kept> | undefined {
    try {
      return z.safeParse(Kept, JSON.parse(this.#storage.getItem(this.#name) ?? "null")).data;
    } catch {
      return undefined; // damaged by somebody else: as good as not there
    }
  }
}
