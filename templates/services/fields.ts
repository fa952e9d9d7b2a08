import { choice, line, list, url } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** The code that leads to the address of a tile; null if there is none, and absent in playlists of servers that did not make it. */
interface QrCodeOfTile {
  readonly qrCode?: string | null;
}

/** Tiles with codes to scan: what people can look up or do on their own phones. */
export const services = defineTemplate("services", {
  title: line(200, { required: true }),
  tiles: list(
    { min: 1, max: 6 },
    {
      name: line(80, { required: true }),
      note: line(160),
      address: url({ required: true }),
      icon: choice(["link", "phone", "calendar", "form", "map", "help"]),
    },
    ({ address }, voice): QrCodeOfTile => ({ qrCode: voice.qrCode(address) }),
  ),
});
