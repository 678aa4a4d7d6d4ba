/** A secret that is being rotated: for a while the new one and the previous one are both good. */

export type Secrets = Readonly<{ current: string; previous?: string | undefined }>;
export type SecretUsed = "current" | "previous";

/** Tries both always, so that the time it takes does not tell which of them was right. */
export function whichFits(secrets: Secrets, fits: (secret: string) => boolean): SecretUsed | undefined {
  const current = fits(secrets.current);
  const previous = secrets.previous !== undefined && fits(secrets.previous);
  return current ? "current" : previous ? "previous" : undefined;
}

/** What a chat tells of its rotation: ISO instants; since when this process looks, and when each was last seen. */
export type RotationState = Readonly<{ since: string; current?: string; previous?: string }>;

export type Rotation = Readonly<{
  /** A request was verified by this secret. */
  saw(by: SecretUsed): void;
  /** undefined where there is no previous secret. */
  state(): RotationState | undefined;
}>;

/**
 * Remembers when each secret was last used, for the operator who wants to know whether the previous one can go.
 * @param now milliseconds since 1970
 */
export function createRotation(underWay: boolean, now: () => number): Rotation {
  const at = () => new Date(now()).toISOString();
  const since = at();
  const seen: Partial<Record<SecretUsed, string>> = {};
  return {
    saw(by) {
      if (underWay) seen[by] = at();
    },
    state: () => (underWay ? { since, ...seen } : undefined),
  };
}
