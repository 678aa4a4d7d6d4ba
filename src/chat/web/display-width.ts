/** About how wide a text is drawn, in Latin characters: a Chinese one takes the room of two. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
