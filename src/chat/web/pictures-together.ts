import type { Block } from "../card.ts";

/** A card's blocks, with pictures that follow each other as one group: they stand side by side where there is room. */
export function picturesTogether(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type === "chart" && last?.at(-1)?.type === "chart") last.push(block);
    else groups.push([block]);
  }
  return groups;
}
