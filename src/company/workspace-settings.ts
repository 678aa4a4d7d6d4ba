/** What a workspace can set; stored as JSON in Workspace.settings, every key with its default. */
import { z } from "zod";
import { ownField } from "./own-fields.ts";

/** How to treat people in the tenant who aren't members yet. */
export const newcomerPolicies = ["reps", "approval", "invitation"] as const;
export type NewcomerPolicy = (typeof newcomerPolicies)[number];

/** `HH:MM`. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const customerNames = ["all", "own"] as const;

/** Of the lead pool: who may take how many, and when what nobody works goes back to it. */
const poolSettings = z.object({
  /** Prospects that one person has taken and not brought further. */
  most: z.int().min(1).default(20),
  /** Claims of one person in a day. */
  perDay: z.int().min(1).default(5),
  /** Days for which who gave a lead up leaves it to others. */
  coolDays: z.int().min(0).default(30),
  /** From which day leads go back by themselves; null: they do not, until an admin says so. Older losses stay as they are. */
  recyclesFrom: z.iso.date().nullable().default(null),
  /** Days without a touch, after which a prospect goes back. */
  idleDays: z.int().min(1).default(30),
  /** Other days for a grade or a segment; the first that fits counts. */
  idleRules: z.array(z.object({ of: z.string().min(1).max(40), days: z.int().min(1) })).default([]),
  /** Days after a loss, if no other deal is logged. */
  lostDays: z.int().min(1).default(14),
});

/** When reps go through their prospects. */
const reviewSettings = z.object({
  asks: z.boolean().default(true),
  /** The nth weekday of a month, 5 for the last; ISO, 1 = Monday. A holiday moves it to the next workday. */
  nth: z.int().min(1).max(5).default(1),
  weekday: z.int().min(1).max(7).default(1),
  /** In each person's own zone. */
  at: localTime.default("09:00"),
});

export const reviewPeriods = ["month", "quarter", "half-year", "never"] as const;
export type ReviewPeriod = (typeof reviewPeriods)[number];

/** As it was typed; counts only while the company has the same currency. */
const setAmount = z.object({ minor: z.string().regex(/^\d{1,18}$/), currency: z.string() });

/** Who deserves time: how priorities are proposed, when they are gone through again, and what is planned for them. */
const prioritySettings = z.object({
  /** People from which a customer is large, and below which it is small. */
  largeFrom: z.int().min(2).default(500),
  smallBelow: z.int().min(1).default(50),
  /** Where bands of expected profit begin, the lowest first; none: a quarter of the customers is in each. */
  bands: z.array(setAmount).max(5).default([]),
  reviewEvery: z.enum(reviewPeriods).default("quarter"),
  /** Hours a month for each customer. */
  hours: z
    .object({ high: z.number().min(0), medium: z.number().min(0), low: z.number().min(0) })
    .default({ high: 8, medium: 3, low: 1 }),
});

/** By what a customer is a prospective key customer: all that is set has to hold. */
const keySettings = z.object({
  /** Expected profit, and open deals together, at least. */
  profit: setAmount.nullable().default(null),
  open: setAmount.nullable().default(null),
  industries: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** So many customers have the largest open deals of a quarter. */
  top: z.int().min(1).max(20).default(5),
});

/** Bands of customers by what they bought. */
const tierSettings = z.object({
  /** Where each band above the lowest begins, rising; none: what is usual. */
  bounds: z.array(setAmount).max(7).default([]),
});

/** What a grade of customers gets: a discount up to a whole percentage, and service in own words. */
const gradePolicy = z.object({
  grade: z.string().min(1).max(4),
  discount: z.int().min(0).max(100),
  service: z.string().max(200).default(""),
});
export type GradePolicy = z.output<typeof gradePolicy>;

export const crmPresets = ["salesforce", "hubspot", "fxiaoke"] as const;
export type CrmPreset = (typeof crmPresets)[number];

/** The CRM that the company pays for beside us, and how its file of updates calls columns and stages. */
const crmSettings = z.object({
  preset: z.enum(crmPresets).default("salesforce"),
  /** By our fields' keys; "" leaves a column out, what is not named is called as the preset has it. */
  columns: z.record(z.string(), z.string().max(80)).default({}),
  /** By our stages' codes, and `won`, `lost`. */
  stages: z.record(z.string(), z.string().max(80)).default({}),
});
export type CrmSettings = z.output<typeof crmSettings>;

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
  pool: poolSettings.prefault({}),
  prospectReview: reviewSettings.prefault({}),
  /** What is asked about customers beside what everybody asks, in the order of their forms; archived ones too. */
  customerFields: z.array(ownField).default([]),
  priorities: prioritySettings.prefault({}),
  keyCustomers: keySettings.prefault({}),
  tiers: tierSettings.prefault({}),
  /** Customers lost for a hundred new ones, from which an analysis warns. */
  churnAlarm: z.int().min(1).max(1000).default(20),
  /** The best first. */
  grades: z.array(gradePolicy).max(10).default([]),
  crm: crmSettings.prefault({}),
  /** A workbook with the numbers and deals after each digest. */
  weeklyWorkbook: z.boolean().default(false),
});

export type WorkspaceSettings = z.output<typeof workspaceSettings>;
