/** Another replica of an office's program, with its own connections to the same database and its own clock. */

import type { Temporal } from "temporal-polyfill";
import { createDispatch } from "../../../src/chat/dispatch.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { explainRefusedDeal } from "../../../src/deals/moves/explain-refused.ts";
import { createReception } from "../../../src/joining/reception.ts";
import { keepBooks } from "../../../src/pipelines/rows/keep-books.ts";
import { understand } from "../../../src/talk/understand.ts";
import { usages } from "../../../src/usages.ts";
import { createUseCases } from "../../../src/use-cases.ts";
import { endAccess } from "../../../src/web/end-access.ts";
import type { Office } from "./office.ts";
import { Person } from "./person.ts";

export type Replica = Office & Readonly<{ at(name: string): Person }>;

/**
 * @param apart how far its clock is from the office's
 * @returns the office as deeds see it from there; `at` seats a person of the office in front of it
 */
export function replicaOf(office: Office, database: Database, apart: Temporal.DurationLike): Replica {
  const tenant = `tenant-${office.workspaceId}`;
  const zone = "Asia/Shanghai";
  const now = () => office.now().add(apart);
  const receive = createDispatch({
    database,
    usages,
    now,
    useCases: createUseCases(async () => ({ url: "", hours: 1 })),
    understand,
    explain: explainRefusedDeal,
    reception: createReception(database, { zone, locale: "en", currency: "CNY" }, office.refusals, endAccess),
    pipelines: keepBooks(database),
    takeFiles: async () => [],
    onError: (error) => office.failures.push(error),
  });
  const at = (name: string) =>
    new Person({
      receive,
      platform: "web",
      installation: tenant,
      externalId: `at-${name}`,
      profile: { name, account: "member", locale: "en", zone },
    });
  return { ...office, database, now, at };
}
