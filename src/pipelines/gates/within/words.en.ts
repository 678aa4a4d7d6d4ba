export const withinEn = {
  hint: (date: string) => `Order expected by ${date} at the latest`,
  datePassed: "This date has passed. Enter a new close date.",
  notSoon: "This date is too far out. The deal can advance once it's closer.",
};
