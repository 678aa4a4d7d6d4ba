/** Rows deleted per statement, kept low so that commands don't wait long. */
const atOnce = 5_000;

/** @param deleteSome deletes at most so many rows and says how many @returns how many went, when none is left */
export async function deleteInParts(deleteSome: (atOnce: number) => Promise<number>): Promise<number> {
  let gone = 0;
  for (let deleted = atOnce; deleted === atOnce; gone += deleted) deleted = await deleteSome(atOnce);
  return gone;
}
