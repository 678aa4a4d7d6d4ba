/** What a button of a closed week carries, so that its list shows the deals as they stood at that close. */
export type AsOf = Readonly<Record<string, string>>;

export const asOf = ({
  closed,
  week,
}: Readonly<{ closed: boolean; week: Readonly<{ id: string }> }>): AsOf => (closed ? { asOf: week.id } : {});
