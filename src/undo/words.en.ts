import { pluralEn } from "../text/count.ts";

export const undoEn = {
  nothingToUndo: "Nothing to undo.",
  undoneAlready: "Already undone. Anything you did before that is too old to undo.",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `Your last change, ${what} on ${deal}, is more than ${minutes} minutes old and can't be undone. To fix it: ${line}`,
  /** What to type instead of an undo that comes too late. */
  putRight: (kind: string, number: number, isClosed: boolean) =>
    kind === "correct"
      ? `/deal update #${number}`
      : kind === "lesson"
        ? `/deal lesson #${number} …`
        : kind === "external-id"
          ? `/deal crm #${number} …`
          : isClosed
            ? `/deal reopen #${number}`
            : kind === "new"
              ? `/deal withdraw #${number}`
              : kind === "note"
                ? `/deal note #${number} …`
                : kind === "assign"
                  ? `/deal assign #${number}`
                  : kind === "edit" || kind === "answer"
                    ? `/deal update #${number}`
                    : `/deal back #${number}`,
  withdrawTitle: (number: number) => `Withdraw #${number}`,
  withdrawSubmit: "Withdraw",
  withdrawIntro: (deal: string) =>
    `${deal} was logged by mistake? It will count nowhere anymore and can't be reopened. Its number and history stay, and so do closed weeks.`,
  withdrew: (deal: string) => `${deal} is withdrawn.`,
  askToWithdraw: (number: number, who: string): string =>
    `Only a manager can withdraw #${number} now.${who ? ` Ask ${who} for it: /deal withdraw #${number}` : ""}`,

  touchUndone: (what: string, customer: string) => `Undone: the ${what}, at ${customer}.`,
  touchesUndone: (customers: number) => `Undone: the touch with ${pluralEn(customers, "customer")}.`,
  givingUndone: (back: number, all: number) =>
    back < all
      ? `${back} of ${pluralEn(all, "customer")} are whose they were before. The others have moved on since then.`
      : `${pluralEn(back, "customer")} ${back === 1 ? "is" : "are"} whose they were before.`,
  touchTooLate: (minutes: number, what: string, customer: string) =>
    `Your last change, the ${what} at ${customer}, is more than ${minutes} minutes old. Put it right with Correct in /customer touches ${customer}`,
  theRenaming: (name: string) => `the renaming of ${name}`,
  theMerge: (from: string, into: string) => `merging ${from} into ${into}`,
  renamingUndone: (what: string) => `Undone: ${what}.`,
  mergeUndone: (what: string) => `Undone: ${what}. Deals logged since then stay where they are.`,
  customerTooLate: (minutes: number, what: string) =>
    `Your last change, ${what}, is more than ${minutes} minutes old and can't be undone. To give a customer another name: /customer rename`,
  mergeTooLate: (minutes: number, what: string, name: string) =>
    `Your last change, ${what}, is more than ${minutes} minutes old. A manager can still take it back: /customer unmerge ${name}`,
  mergedSince: (what: string, from: string, into: string) =>
    `You can't undo ${what} anymore: since then ${from} has been merged into ${into}.`,
  renamedSince: (what: string, name: string, now: string) =>
    `You can't undo ${what} anymore: since then ${name} has been renamed ${now}.`,
  takenSince: (what: string, name: string) =>
    `You can't undo ${what} anymore: since then there is another customer ${name}.`,
  seeCustomer: "View",
  differentUndone: (one: string, other: string) =>
    `Undone: ${one} and ${other} may be one customer after all.`,
  differentTooLate: (minutes: number, one: string, other: string) =>
    `You said more than ${minutes} minutes ago that ${one} and ${other} are two customers. If they are one, merge them: /customer merge "${one}" "${other}"`,
  seeDuplicates: "See duplicates",
  fileUndone: (name: string) => `Undone: what you wrote into the file of ${name}.`,
  markUndone: (name: string) => `Undone: what you decided about ${name}.`,
  marksUndone: (back: number, all: number) =>
    `Undone: what you decided about ${back === all ? "" : `${back} of `}${pluralEn(all, "customer")}.`,
  markTooLate: (minutes: number, name: string) =>
    `You decided that about ${name} more than ${minutes} minutes ago. Decide it anew on its card: /customer ${name}`,
  fileTooLate: (minutes: number, name: string) =>
    `You wrote into the file of ${name} more than ${minutes} minutes ago. To change it: /customer file ${name}`,
  callingUndone: (name: string) => `Undone: the CRM id of ${name}.`,
  callingTooLate: (minutes: number, name: string) =>
    `You set the CRM id of ${name} more than ${minutes} minutes ago. To change it: /customer crm ${name}`,
  calledSince: (name: string) => `You can't undo that anymore: since then ${name} has got another CRM id.`,
  contactGone: "That person has been erased or taken back since.",
  contactTooLate: (minutes: number, name: string) =>
    `You wrote ${name} down more than ${minutes} minutes ago. To change it, open them: /customer contacts`,
  contactMetSince: (name: string) => `You can't undo that anymore: since then somebody has met ${name}.`,
  contactMovedSince: (name: string) => `You can't undo that anymore: since then ${name} has moved again.`,
  contactUndone: (name: string) => `Undone: ${name} isn't among the contacts anymore.`,
  moveUndone: (name: string) => `Undone: ${name} is back where they were.`,
  fileWrittenSince: (name: string) =>
    `You can't undo that anymore: since then somebody else has changed the file of ${name}, or it was merged.`,

  theMove: (kind: string, name: string): string =>
    kind === "release"
      ? `giving ${name} to the pool`
      : kind === "drop"
        ? `returning ${name} to the target market`
        : kind === "assign"
          ? `assigning ${name}`
          : `taking ${name}`,
  leadMoveUndone: (what: string) => `Undone: ${what}. Everything is as before.`,
  moveTooLate: (minutes: number, what: string) =>
    `Your last change, ${what}, is more than ${minutes} minutes old and can't be undone. See where it stands: /customer pool`,
  movedSince: (what: string, name: string) =>
    `You can't undo ${what} anymore: since then ${name} has moved on.`,
  workedSince: (what: string, number: number) =>
    `You can't undo ${what} anymore: since then #${number} has changed.`,

  builtOn: (what: string, then: string) => `You can't undo ${what} anymore: since then, ${then}.`,
  inOtherVersion: (what: string, version: number, process: string) =>
    `You can't undo ${what} anymore: since then the deal is in version ${version} of its sales process, ${process}. Move it with /deal advance or /deal back.`,
  undone: (what: string, deal: string) => `Undone on ${deal}: ${what}. It stays in the history.`,
  submittedSince: "You've submitted your forecast since then. Undo that first: /deal undo",
  submissionUndone: "Your forecast for the week is undone, including your call.",
  handoverUndone: (back: number, of: number, who: string) =>
    `${back < of ? `${back} of the ${of}` : `The ${pluralEn(back, "deal")}`} ${back === 1 ? "is" : "are"} ${who}'s again.${back < of ? " The others have a new owner since then." : ""}`,
  bulkUndone: (back: number, of: number) =>
    back < of
      ? `${back} of the ${of} deals are as they were before. The others have been changed since then.`
      : `${pluralEn(back, "deal")} ${back === 1 ? "is" : "are"} as before.`,
  bulkTooLate: (minutes: number) =>
    `You changed those deals more than ${minutes} minutes ago. Change them again to put it right: /deal bulk`,
  handoverTooLate: (minutes: number) =>
    `You handed those deals over more than ${minutes} minutes ago. To give them back: /team handover`,
  weekTooLate: (minutes: number) =>
    `You submitted your forecast more than ${minutes} minutes ago. You can submit again until the week closes: /forecast`,
};
