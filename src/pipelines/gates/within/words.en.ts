export const withinEn = {
  hint: (date: string) => `An order is due soon: by ${date} at the latest`,
  datePassed: "This date has passed. When will it be signed now?",
  notSoon: "This date is not within reach yet; the deal can advance when it is.",
};
