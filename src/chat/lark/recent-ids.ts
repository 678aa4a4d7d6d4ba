/** Remembers the latest few thousand ids of this process: a hint, not a guarantee; the guarantee is the database's claim. */
export function recentIds(most = 5_000) {
  const ids = new Set<string>();
  return {
    has: (id: string): boolean => ids.has(id),
    add: (id: string): void => {
      ids.delete(id);
      ids.add(id);
      for (const oldest of ids) {
        if (ids.size <= most) break;
        ids.delete(oldest);
      }
    },
  };
}
