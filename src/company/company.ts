/** The one company of a deployment. */
import type { Tx } from "../database/transaction.ts";
import type { Defaults } from "./member.ts";

/** The real company, founded where there is none yet. To be called by who holds the welcome lock, or two are founded. */
export async function companyOf(tx: Tx, { zone, locale, currency }: Defaults) {
  const first = await tx.workspace.findFirst({ where: { demo: false }, orderBy: { createdAt: "asc" } });
  // Named one by one: what is given as defaults may be a whole configuration, secrets included.
  return first ?? tx.workspace.create({ data: { name: "Loudou", zone, locale, currency } });
}
