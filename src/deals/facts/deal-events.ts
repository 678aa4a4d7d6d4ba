/** What can happen to a deal, and what its events keep of it. */
import { z } from "zod";

/** What moves a deal from stage to stage, or in and out of the funnel. `proceed`: a won deal goes on, after the sale. */
export const moveKinds = ["new", "advance", "sign", "win", "proceed", "back", "lose", "reopen"] as const;
export type MoveKind = (typeof moveKinds)[number];

/**
 * `answer`: on the Thursday card; `assign`: another owner; `merge`: its owner was known under two names; `separate`: and was
 * not; `correct`: of a won deal, which stays won; `ask`: somebody for an approval; `ask-instead`: somebody else, because whoever was asked has left; `approve` and `refuse`: what they said;
 * `assess`: an assessment was gone through; `file`: came without a word; `lesson`: what others should know next time; `party`:
 * who else plays a part in it, or a link; `external-id`: how it is called in the CRM beside us; `import`: it came in a file, or a file changed it;
 * `undo` takes another event back; `team`: it follows
 * its owner to another team.
 */
export const dealKinds = [
  ...moveKinds,
  "edit",
  "correct",
  "ask",
  "ask-instead",
  "approve",
  "refuse",
  "assess",
  "note",
  "lesson",
  "party",
  "external-id",
  "file",
  "import",
  "answer",
  "assign",
  "merge",
  "separate",
  "undo",
  "team",
] as const;
export type DealKind = (typeof dealKinds)[number];

const partyKinds = ["partner", "competitor", "helper", "link"] as const;
export type PartyKind = (typeof partyKinds)[number];

const change = z.tuple([z.unknown(), z.unknown()]);

/** What the owner said of it on Thursday, as a row of the week's submission; null: nothing yet. */
const said = z.record(z.string(), z.unknown()).nullable();

/** Read leniently: an older replica may meet what a newer one wrote. */
export const dealEventValues = z.object({
  columns: z.record(z.string(), change).default({}),
  /** What an imported deal came in. */
  file: z.string().optional(),
  /** Exit criteria answered with it; the answers are the event's "DealFact" rows. */
  criteria: z.array(z.string()).default([]),
  /** Criteria that an exception is about, or that a move skipped by one. */
  excepted: z.array(z.string()).optional(),
  /** Id of the event of the note that said it, which is taken back with it. */
  note: z.string().optional(),
  /** Which assessment was gone through, what held, and the columns that it asked for, by the criteria's keys. */
  assessment: z
    .object({
      code: z.string(),
      held: z.array(z.string()),
      columns: z.record(z.string(), z.string()),
    })
    .optional(),
  /** Who came, changed their part or left: a company by its name, a colleague by the id. */
  party: z
    .object({
      kind: z.enum(partyKinds),
      name: z.string().optional(),
      memberId: z.string().optional(),
      gone: z.boolean(),
      role: z.string().optional(),
      share: z.number().optional(),
      hours: z.number().nullish(),
    })
    .optional(),
  /** Of a note that was said to be a touch: how it was, for how long, and on which day, where that was an earlier one. */
  touch: z
    .object({ kind: z.string(), minutes: z.number().nullable(), on: z.iso.date().optional() })
    .optional(),
  /** How it was called in the CRM beside us, and is now. */
  externalId: z.tuple([z.string().nullable(), z.string().nullable()]).optional(),
  answer: z.object({ submissionId: z.uuid(), before: said, after: said }).optional(),
});

export type DealEventValues = Readonly<z.output<typeof dealEventValues>>;
