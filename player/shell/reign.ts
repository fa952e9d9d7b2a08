/** Which version of the player is in charge. `good` was seen to work; `trial` has yet to show that it does; `bad` did not. */
export interface Reign {
  readonly good: string | null;
  readonly trial: { readonly version: string; readonly starts: number } | null;
  readonly bad: string | null;
}

export const NOBODY: Reign = { good: null, trial: null, bad: null };

/** A version that had to be started oftener than this and never showed that it works does not. */
const MOST_STARTS = 4;

/** A version is complete and takes over. The first one has nobody to step back for. */
export function begin(reign: Reign, version: string): Reign {
  if (reign.good === null || reign.good === version) return { good: version, trial: null, bad: null };
  return reign.bad === version ? reign : { ...reign, trial: { version, starts: 0 } };
}

/** The page is opened: by the version on trial, as long as it may be tried. */
export function start(reign: Reign): Reign {
  if (!reign.trial) return reign;
  const starts = reign.trial.starts + 1;
  return starts > MOST_STARTS ? fail(reign, reign.trial.version) : { ...reign, trial: { ...reign.trial, starts } };
}

/** A page of this version hangs there, as it should. */
export function prove(reign: Reign, version: string): Reign {
  return reign.trial?.version === version ? { good: version, trial: null, bad: null } : reign;
}

/** A page of this version did not get that far. The one before comes back, and this one is not tried again. */
export function fail(reign: Reign, version: string): Reign {
  return reign.trial?.version === version ? { good: reign.good, trial: null, bad: version } : reign;
}

/** The version whose files are given out. */
export function versionOf({ good, trial }: Reign): string | null {
  return trial?.version ?? good;
}
