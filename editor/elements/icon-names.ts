/** Every lucide icon the editor may draw. Add a name here and `<ui-icon name="…">` knows it; the build fails if lucide does not. */
export const ICON_NAMES = [
  "megaphone", "monitor", "smartphone", "users", "network", "map-pin", "settings", "user-cog", "log-out", "sun", "moon", "sun-moon", "menu",
  "plus", "x", "check", "circle-check", "circle-alert", "circle-x", "circle-question-mark", "triangle-alert", "info", "search", "chevron-down",
  "chevron-right", "chevron-left", "chevron-up", "arrow-left", "arrow-right", "rotate-ccw-clock", "send", "save", "cloud-off", "cloud-check", "loader-circle", "trash", "undo-2", "redo-2",
  "image", "image-plus", "image-off", "upload", "bold", "italic", "list", "list-ordered", "languages", "calendar-clock", "calendar", "clock", "timer",
  "repeat", "eye", "pencil", "copy", "qr-code", "wifi-off", "refresh-cw", "ellipsis", "ellipsis-vertical", "grip-vertical", "move", "corner-down-right",
  "folder-tree", "building", "shield-check", "heart-pulse", "shield-alert", "calendar-days", "graduation-cap", "wrench", "hand-heart",
  "briefcase-business", "concierge-bell", "newspaper", "lock", "mail", "key-round", "circle-user-round", "circle", "circle-dot", "rotate-ccw", "rotate-cw",
  "power", "unplug", "file-text", "panels-top-left", "gallery-vertical", "arrow-up", "arrow-down", "external-link", "sliders-horizontal", "target", "archive-x",
  "syringe", "flame", "party-popper", "life-buoy",
] as const;
export type IconName = (typeof ICON_NAMES)[number];
