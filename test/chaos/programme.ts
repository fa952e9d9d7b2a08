import sharp from "sharp";
import { Playlist } from "../../domain/model/playlist.ts";
import { HOUR_MS, SECOND_MS } from "../../domain/model/time.ts";
import { paragraph, playlistOf, slide, takeover } from "../browser/player-playlists.ts";
import type { PlayerServer } from "../browser/player-server.ts";
import type { Dice } from "./dice.ts";

const DAYS = 14;
const [WIDTH, HEIGHT] = [320, 400];

/** Makes playlists, one after the other: different slides, hours, darkness and emptiness, and now and then a takeover. Each is named by its number, which it shows. */
export class Programme {
  readonly made = new Map<string, Playlist>();
  private readonly dice: Dice;
  private readonly server: PlayerServer;
  private number = 0;
  private pictures = 0;

  constructor(dice: Dice, server: PlayerServer) {
    this.dice = dice;
    this.server = server;
  }

  /** How many there have been: the revision of the last one. */
  get revision(): number {
    return this.number;
  }

  /** The name of the last one. */
  get name(): string {
    return `Nr. ${String(this.number)}`;
  }

  /** Another one from now on, with so many pictures that nobody has seen yet. */
  async next(nowMs: number, { pictures = 1, urgent = false } = {}): Promise<Playlist> {
    const { dice } = this;
    this.number++;
    const slides: object[] = [];
    for (let place = dice.between(2, 6); place > 0; place--) slides.push(this.wordsOnly());
    for (let place = pictures; place > 0; place--) slides.push(await this.withPicture());
    const fromMs = Math.round(nowMs) - dice.between(0, HOUR_MS);
    const { name } = this;
    const all = slides.map((_, index) => index);
    const playlist = Playlist.parse({
      ...playlistOf(slides, { fromMs, theme: dice.oneOf(["paper", "night"]) }),
      look: { ...playlistOf([]).look, header: { shown: true, place: true, date: true, clock: true, note: name } },
      loops: [all, all.filter((index) => index % 2 === 0), [...all].reverse(), []],
      segments: this.segments(fromMs, fromMs + DAYS * 24 * HOUR_MS),
      takeovers: urgent ? [this.takeover(Math.round(nowMs))] : [],
    });
    this.made.set(name, playlist);
    return playlist;
  }

  private wordsOnly() {
    return slide({ title: `${this.name}: Wort`, body: [paragraph("Ein Satz dazu.")], dwellMs: this.dwellMs() });
  }

  private async withPicture() {
    // Every picture is another file.
    const background = { r: ++this.pictures % 256, g: (this.pictures >> 8) % 256, b: this.dice.between(0, 255) };
    const bytes = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
      .webp({ lossless: true })
      .toBuffer();
    const picture = { alt: "Bild", renditions: [this.server.addMedia(bytes, "image/webp", WIDTH, HEIGHT)] };
    return slide({ title: `${this.name}: Bild`, template: "text-image", picture, dwellMs: this.dwellMs() });
  }

  private dwellMs(): number {
    return this.dice.between(8, 30) * SECOND_MS;
  }

  /** Soon another one, later every few hours: so that a moment at which something changes is never far. */
  private segments(fromMs: number, untilMs: number) {
    const segments: object[] = [];
    for (let atMs = fromMs; atMs < untilMs; ) {
      const isDark = this.dice.chance(0.1);
      const loop = this.dice.chance(0.1) ? 3 : this.dice.between(0, 2);
      segments.push(isDark ? { fromMs: atMs, loop: 3, quiet: true } : { fromMs: atMs, loop });
      atMs += this.dice.chance(0.5) ? this.dice.between(30, 300) * SECOND_MS : this.dice.between(1, 6) * HOUR_MS;
    }
    return segments;
  }

  private takeover(nowMs: number) {
    const fromMs = nowMs + this.dice.between(-5, 20) * SECOND_MS;
    const variants = [{ language: "de", title: "Rauch im Treppenhaus", body: [paragraph("Fenster schließen.")] }];
    return takeover({ variants, fromMs, untilMs: fromMs + this.dice.between(20, 90) * SECOND_MS });
  }
}
