/** What a workspace can set; stored as JSON in Workspace.settings, every key with its default. */
import { z } from "zod";
import { newcomerPolicies } from "../joining/admission.ts";

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const workspaceSettings = z.object({
  /** Thursday card and its reminders, in each member's own zone. */
  nudgeAt: localTime.default("14:00"),
  firstReminderAt: localTime.default("17:00"),
  lastReminderAt: localTime.default("08:30"),
  /** Friday, in the company's zone. */
  closeAt: localTime.default("09:00"),
  digestAt: localTime.default("09:30"),
  /** Days that are not worked although Monday to Friday, and Saturdays or Sundays that are (调休). */
  holidays: z.array(z.iso.date()).default([]),
  extraWorkdays: z.array(z.iso.date()).default([]),
  /** Month in which the company's year begins. */
  fiscalStartMonth: z.int().min(1).max(12).default(1),
  pipeline: z.string().default("customer-funnel"),
  /** Workdays in which a qualified customer should order. */
  shortTermWorkdays: z.int().default(60),
  /** People whom the tenant has and the company does not know yet: reps at once, after an admin's yes, or not at all. */
  newcomers: z.enum(newcomerPolicies).default("reps"),
});

export type WorkspaceSettings = z.output<typeof workspaceSettings>;
