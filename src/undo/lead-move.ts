/** What an undo needs of the event by which a lead moved. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { standings } from "../customers/standing/standing.ts";

const undoableMoves = ["claim", "start", "assign", "deal", "release", "drop"] as const;

const place = z.enum(standings).nullable();
const instant = z
  .string()
  .nullable()
  .transform((text) => text && Temporal.Instant.from(text));

export const leadMove = z
  .object({
    kind: z.enum(undoableMoves),
    columns: z.object({
      standing: z.tuple([place, place]),
      ownerId: z.tuple([z.uuid().nullable(), z.uuid().nullable()]),
      standingSince: z.tuple([instant, instant]),
    }),
    /** The prospect that came with it, or those that ended. */
    deal: z.uuid().optional(),
    deals: z.array(z.uuid()).default([]),
    /** Of several customers that were given to somebody at once. */
    together: z.uuid().optional(),
  })
  .transform(({ kind, columns: { standing, ownerId, standingSince }, deal, deals, together }) => ({
    ...{ kind, deal, deals, together, since: standingSince[0] || null },
    from: { standing: standing[0], ownerId: ownerId[0] },
    to: { standing: standing[1], ownerId: ownerId[1] },
  }));

export type LeadMove = Readonly<z.output<typeof leadMove>>;
export const leadMoves: readonly string[] = undoableMoves;
