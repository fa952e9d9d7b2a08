/** What can go wrong with a simulated player. The first three are its line's, the last two its own. */
export const MISHAPS = ["cut", "silent", "slow", "fault", "clock"] as const;
export type Mishap = (typeof MISHAPS)[number];
