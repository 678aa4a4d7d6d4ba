/** A request is answered once and in time: with the answer, or with a word that it follows. */
export type AnswerOnce<Body> = Readonly<{
  /** @returns false when it did not reach Slack: the time was up, or the socket is gone. Then show it another way */
  send(body?: Body): Promise<boolean>;
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
    // Socket Mode refuses between two connections, which Slack recycles every few hours.
    return ack(body).then(
      () => true,
      () => false,
    );
  };
  const timer = setTimeout(() => say(inTheMeantime()), ms);
  return { send: say };
}
