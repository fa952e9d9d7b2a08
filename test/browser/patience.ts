/** A player that was not sent its playlist asks for it after five seconds: what is there sooner was pushed. How much sooner is measured by the bench. */
export const SOONER_THAN_ASKED_MS = 4500;
