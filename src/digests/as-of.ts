import type { ButtonValues } from "../chat/card.ts";

/**
 * What a button carries besides what it counts: a closed week, so that its list shows the deals as they stood at that
 * close, or all that a question narrowed.
 */
export type AsOf = ButtonValues;

export const asOf = ({
  closed,
  week,
}: Readonly<{ closed: boolean; week: Readonly<{ id: string }> }>): AsOf => (closed ? { asOf: week.id } : {});
