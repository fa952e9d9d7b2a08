import type { Playlist } from "../../domain/model/playlist.ts";

/** Notices that something new got onto the glass: two frames after it was put there, once for each playlist and name. */
export class PaintNotice {
  private readonly tell: (name: string) => void;
  private noticed: { readonly playlist: Playlist | null; readonly name: string } | null = null;

  constructor(tell: (name: string) => void) {
    this.tell = tell;
  }

  note(playlist: Playlist | null, name: string): void {
    if (this.noticed?.playlist === playlist && this.noticed.name === name) return;
    const noticed = { playlist, name };
    this.noticed = noticed;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.noticed === noticed) this.tell(name);
      }),
    );
  }
}
