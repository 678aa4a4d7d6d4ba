import { pluralEn } from "../text/count.ts";

export const stepsEn = {
  title: "Setup checklist",
  left: (count: number) =>
    `${pluralEn(count, "step")} to go. This card ticks itself; to see it any time: /team setup`,
  allSet: "All set",
  allSetText:
    "Your team is ready. The forecast card and the digest come by themselves; change when with /team settings",
  done: "Done",
  ofAll: "Steps",
  step: "Step",
  why: "What for",
  steps: {
    calendar: {
      name: "Check hours and days off",
      why: "When the forecast card comes, and which days nobody works",
      open: "Check",
    },
    process: { name: "Check the sales process", why: "The stages every deal goes through", open: "Check" },
    people: { name: "Invite your people", why: "Or they just message me", open: "Invite" },
    teams: {
      name: "Set up a team and its manager",
      why: "Managers see their people's deals",
      open: "New team",
    },
    quotas: { name: "Set this quarter's quotas", why: "Gap and coverage need a quota", open: "Set quotas" },
  },
  processTitle: (name: string) => `Sales process: ${name}`,
  processText:
    "New deals go through these stages. Another process is chosen most easily before the first deal.",
  thatsOurs: "That's how we sell",
  chooseAnother: "Choose another",
  areRight: "These are right",
};
