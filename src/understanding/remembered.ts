/** As many names as a table has that is compared name by name, with room for those who type meanwhile. */
const most = 8_000;
/** Letters: what is longer is no name. */
const longest = 200;

/** A pure function of a text that is asked the same again and again, as imports ask of names: its answers are kept for a while. */
export function remembered<Answer extends object | string>(
  answer: (text: string) => Answer,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = answer(text);
    known.set(text, found);
    return found;
  };
}
