export const undoEn = {
  nothingToUndo: "There is nothing of yours to undo.",
  undoneAlready: "That is taken back already, and nothing you did before it is recent enough to undo.",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `Your last change, ${what} on ${deal}, is more than ${minutes} minutes old and can't be undone. To put it right: ${line}`,
  /** What to type instead of an undo that comes too late. */
  putRight: (kind: string, number: number, isClosed: boolean) =>
    isClosed
      ? `/deal reopen #${number}`
      : kind === "new"
        ? `/deal lose #${number}`
        : kind === "note"
          ? `/deal note #${number} …`
          : kind === "edit" || kind === "answer"
            ? `/deal update #${number}`
            : `/deal back #${number}`,
  builtOn: (what: string, then: string) => `You can't undo ${what} anymore. Since then ${then}.`,
  undone: (what: string, deal: string) => `Undone on ${deal}: ${what}. The history still shows it.`,
  submittedSince: "You have submitted the week since. Take that back first: /deal undo",
  submissionUndone: "Your answer for the week is taken back; the number you promised, too.",
  weekTooLate: (minutes: number) =>
    `Your answer for the week is more than ${minutes} minutes old. Until the week closes you can answer again: /forecast`,
};
