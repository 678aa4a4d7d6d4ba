/** About how wide a text is drawn, in Latin characters: a Chinese one takes the room of two, a word joiner none. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0);

const widthOf = (character: string): number => (character === "\u2060" ? 0 : character > "\u2e7f" ? 2 : 1);
