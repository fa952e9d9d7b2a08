import type { Category } from "../model/category.ts";

/** How a category looks: its name, a Lucide icon, and an accent for each theme with a contrast of at least 4.5 on that paper. */
export interface CategoryLook {
  readonly label: { readonly de: string; readonly en: string };
  readonly icon: string;
  readonly paper: string;
  readonly night: string;
}

export const categoryLook: Readonly<Record<Category, CategoryLook>> = {
  general: { label: { de: "Allgemeines", en: "General" }, icon: "megaphone", paper: "#1f5f9e", night: "#8cc0f5" },
  health: { label: { de: "Gesundheit", en: "Health" }, icon: "syringe", paper: "#c2402a", night: "#ff9c86" },
  safety: { label: { de: "Sicherheit", en: "Safety" }, icon: "shield-alert", paper: "#8f5200", night: "#f5b544" },
  events: { label: { de: "Veranstaltungen", en: "Events" }, icon: "party-popper", paper: "#a52e6b", night: "#f79cc7" },
  training: { label: { de: "Fortbildung", en: "Training" }, icon: "graduation-cap", paper: "#5a43a6", night: "#b9a8f8" },
  operations: { label: { de: "Betrieb", en: "Operations" }, icon: "wrench", paper: "#3f6070", night: "#a4c6d4" },
  people: { label: { de: "Menschen", en: "People" }, icon: "users", paper: "#0f6e63", night: "#66d3c3" },
  services: { label: { de: "Service", en: "Services" }, icon: "life-buoy", paper: "#2d6b31", night: "#92d695" },
};
