/** What a workspace can set; stored as JSON in Workspace.settings, every key with its default. */
import { z } from "zod";
import { ownField } from "./own-fields.ts";

/** How to treat people in the tenant who aren't members yet. */
export const newcomerPolicies = ["reps", "approval", "invitation"] as const;
export type NewcomerPolicy = (typeof newcomerPolicies)[number];

/** `HH:MM`. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const customerNames = ["all", "own"] as const;

export const workspaceSettings = z.object({
  /** Thursday card and its reminders, in each member's own zone. */
  nudgeAt: localTime.default("14:00"),
  firstReminderAt: localTime.default("17:00"),
  lastReminderAt: localTime.default("08:30"),
  /** Next steps that are due, on the morning of a workday, in each member's own zone; null: nobody is reminded. */
  followUpAt: localTime.nullable().default("09:15"),
  /** In how many days a customer should have been in touch, by priority. */
  touchEvery: z
    .object({ high: z.int().min(1).max(400), medium: z.int().min(1).max(400), low: z.int().min(1).max(400) })
    .default({ high: 7, medium: 14, low: 30 }),
  /** Friday, in the company's zone. */
  closeAt: localTime.default("09:00"),
  digestAt: localTime.default("09:30"),
  /** ISO weekdays that are not worked, 1 = Monday; never all seven. */
  weekend: z.array(z.int().min(1).max(7)).max(6).default([6, 7]),
  /** Closing days other than Friday, each from a Monday on, oldest first: closed weeks keep theirs. */
  closings: z.array(z.object({ from: z.iso.date(), weekday: z.int().min(1).max(7) })).default([]),
  /** Days that are not worked although not weekend, and days of a weekend that are (调休). */
  holidays: z.array(z.iso.date()).default([]),
  extraWorkdays: z.array(z.iso.date()).default([]),
  /** Month in which the company's year begins. */
  fiscalStartMonth: z.int().min(1).max(12).default(1),
  pipeline: z.string().default("customer-funnel"),
  /** Codes of those that new deals may go through as well. */
  furtherPipelines: z.array(z.string()).default([]),
  /** Codes by the ids of teams whose new deals go through another than the standard, and those of the teams nested in them. */
  teamPipelines: z.record(z.string(), z.string()).default({}),
  /** Workdays in which a qualified customer should order. */
  shortTermWorkdays: z.int().default(60),
  /** Reps at once, after an admin's yes, or not at all. */
  newcomers: z.enum(newcomerPolicies).default("reps"),
  /** Whose customers' names a rep finds: everybody's, without anything about their deals, or only those of own deals. */
  customerNames: z.enum(customerNames).default("all"),
  /** What is asked about customers beside what everybody asks, in the order of their forms; archived ones too. */
  customerFields: z.array(ownField).default([]),
});

export type WorkspaceSettings = z.output<typeof workspaceSettings>;
