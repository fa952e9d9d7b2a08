import type { ScreenDisplay } from "../../domain/model/screen.ts";

/** Whether nothing may move: this screen is set so, or the device asks for it. */
export const isCalm = ({ calm }: ScreenDisplay): boolean => calm || matchMedia("(prefers-reduced-motion: reduce)").matches;
