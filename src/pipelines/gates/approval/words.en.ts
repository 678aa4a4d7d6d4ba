export const approvalEn = {
  ask: "Pick who should approve. They get a card with a button.",
  again: "They've been asked. Pick somebody to ask again or to ask someone else.",
  nobody: "Nobody can approve this yet: your team has no manager. An admin can set one with /team.",
  notThem: "This person can't approve it. Pick someone from the list.",
  waiting: (name: string) => `Waiting for ${name} to approve.`,
  approved: "approved",
  refused: "Refused. Pick who should look at it again.",
};
