/**
 * Who may do what, and to whose deals or people: checked before every deed and for every button and list, and
 * decided nowhere else. test/database/permissions.test.ts has the expected answers, written by hand.
 */
import type { Member, Role } from "./member.ts";

/** How far a permission reaches: oneself, the teams one leads with those nested in them, the company. */
export type Whose = "own" | "team" | "all";

type Granted = Readonly<Partial<Record<Role, Whose>>>;

const everybody = { rep: "all", manager: "all", admin: "all", finance: "all", "read-only": "all" } as const;
const sellers = { rep: "own", manager: "team", admin: "all" } as const;
const leads = { manager: "team", admin: "all" } as const;
const admins = { admin: "all" } as const;

export const permissions = {
  "deal.see": { ...sellers, finance: "all", "read-only": "all" },
  "deal.change": sellers,
  /** Give deals to another owner: own ones to any seller, those of one's people among these. */
  "deal.assign": sellers,
  /** To take over what stands in a table; what its rows are wants its own permission besides. */
  "table.import": leads,
  /** Deals of another system, with the stages that it says: those of one's people. Nothing asks them for evidence. */
  "deal.import": leads,
  /** Amount and date of a deal that is won: it changes a quarter that has been reported. */
  "deal.correct": leads,
  /** To let a deal of one's people go on without what its stage needs; never one's own wish. */
  "exception.decide": leads,
  /** Whether what the stages ask for earns its place: who won with it and who without. */
  "criteria.weigh": leads,
  /** Of customers all names; of their deals those that `deal.see` reaches. A company may keep reps to their own. */
  "customer.see": everybody,
  /** To rename and merge customers: those of whose deals, every one, the owners are within reach. */
  "customer.change": sellers,
  /** To look into customers' files and at their people: of whose deals one owner is within reach, or that nobody sells to. */
  "file.see": { ...sellers, finance: "all", "read-only": "all" },
  /** To write there. */
  "file.change": sellers,
  /** To say by hand that a customer is a key customer, or none, and of which grade it is. */
  "key.mark": leads,
  /** To hand out or erase what is kept about one of a customer's people. */
  "contact.erase": leads,
  /** To take a merge back, however long ago. */
  "customer.separate": leads,
  /** The lead pool and the target market: nobody's customers, so everybody's to see. */
  "lead.see": everybody,
  /** To take a lead, and to give up one that is in reach. */
  "lead.take": sellers,
  /** To give a lead to one of one's people, and all of a list to the pool. */
  "lead.assign": leads,
  /** Who has gone through their prospects. */
  "lead.reviews": leads,
  /** The Thursday card: people only answer for themselves. */
  "forecast.answer": { rep: "own", manager: "own", admin: "own" },
  "forecast.status": leads,
  /** To plan campaigns, with what they cost: the company's, whoever's deals they bring. */
  "campaign.plan": { manager: "all", admin: "all" },
  /** What the company wants with a band of customers, and who sees to it. */
  "tier.plan": { manager: "all", admin: "all" },
  "funnel.see": { ...sellers, finance: "all", "read-only": "all" },
  /** Thursday's and Friday's cards, sent by hand. */
  "week.run": leads,
  /** What products cost by the list: the company's prices, whoever sells at them. */
  "prices.set": { manager: "all", admin: "all" },
  /** One's own, a team's people, everybody's. */
  "quota.see": sellers,
  /** Never one's own, unless one may set all. */
  "quota.set": leads,
  /** What is to be sold of products: the company's plan, whoever sells them. */
  "plan.set": { manager: "all", admin: "all" },
  /** Days away, with who answers meanwhile; the list of them reaches as far. */
  "absence.set": sellers,
  "people.see": everybody,
  "people.change": admins,
  "settings.see": everybody,
  "settings.change": admins,
  /** What other currencies are worth in the company's. */
  "rates.set": admins,
  "undelivered.see": admins,
  /** Who did what with people, roles, settings and data. */
  "audit.see": admins,
  /** One's own language, chats, explanations. */
  "self.change": everybody,
} satisfies Record<string, Granted>;

export type Permission = keyof typeof permissions;

/** Permissions that require another one with at least the same reach. */
export const dependsOn: Readonly<Partial<Record<Permission, Permission>>> = {
  "deal.change": "deal.see",
  "table.import": "funnel.see",
  "deal.import": "deal.change",
  "deal.correct": "deal.change",
  "exception.decide": "deal.see",
  "criteria.weigh": "deal.see",
  "customer.change": "customer.see",
  "customer.separate": "customer.change",
  "file.see": "customer.see",
  "file.change": "file.see",
  "contact.erase": "file.change",
  "key.mark": "file.change",
  "deal.assign": "deal.change",
  "lead.take": "lead.see",
  "lead.assign": "lead.take",
  "lead.reviews": "lead.see",
  "forecast.answer": "deal.see",
  "forecast.status": "funnel.see",
  "funnel.see": "deal.see",
  "week.run": "forecast.status",
  "quota.see": "people.see",
  "quota.set": "quota.see",
  "absence.set": "people.see",
  "people.change": "people.see",
  "settings.change": "settings.see",
};

/** @returns how far the member's permission reaches; undefined for none */
export const reach = ({ role }: Pick<Member, "role">, permission: Permission): Whose | undefined =>
  (permissions[permission] as Granted)[role];

/** Whether the role has the permission at all, whatever its reach. */
export const may = (member: Pick<Member, "role">, permission: Permission): boolean =>
  reach(member, permission) !== undefined;
