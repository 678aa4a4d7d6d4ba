// proper-lockfile ships no types; this is the part of it that is used here.
declare module "proper-lockfile" {
  interface LockOptions {
    /** Milliseconds without a refresh after which a lock counts as abandoned (at least 2000). */
    stale?: number;
    /** Milliseconds between refreshes of the lock's mtime. */
    update?: number;
    /** Whether the locked path must exist and is resolved. */
    realpath?: boolean;
    lockfilePath?: string;
    retries?: number | { retries: number; minTimeout?: number; maxTimeout?: number; factor?: number };
    onCompromised?: (error: Error) => void;
  }
  /** Takes the lock and resolves to the function that releases it; rejects with code ELOCKED when it is held. */
  export function lock(file: string, options?: LockOptions): Promise<() => Promise<void>>;
}
