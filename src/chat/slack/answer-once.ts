/** A request is answered once and in time: with the answer, or with a word that it follows. */
export type AnswerOnce<Body> = Readonly<{
  /** @returns false when the time was up and the word went out instead */
  send(body?: Body): Promise<boolean>;
  /** Has anything been said yet? */
  open(): boolean;
}>;

/** @param inTheMeantime what is said when nothing was sent within `ms` milliseconds */
export function answerOnce<Body>(
  ack: (body?: Body) => Promise<void>,
  ms: number,
  inTheMeantime: () => Body | undefined,
): AnswerOnce<Body> {
  let open = true;
  const say = async (body: Body | undefined): Promise<boolean> => {
    if (!open) return false;
    open = false;
    clearTimeout(timer);
    await ack(body);
    return true;
  };
  // A connection that is gone by then is found by whoever shows the answer.
  const timer = setTimeout(() => say(inTheMeantime()).catch(() => {}), ms);
  return { send: say, open: () => open };
}
