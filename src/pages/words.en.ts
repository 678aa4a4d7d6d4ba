export const pageEn = {
  title: "Customers",
  latest: "The newest customers. Type /customer and a name to find another.",
  noneYet: "There are no customers yet. They come with the first deal: /deal new ACME 120k next Friday",
  several: (typed: string) => `Several customers fit “${typed}”. Which one?`,
  none: (typed: string) =>
    `I found no customer called “${typed}”. It is made with its first deal: /deal new ${typed}`,
  key: "Key customer",
  noDeals: "No deals with this customer that you may see.",
  totals: (open: string, won: string) => `Open ${open} · won ${won}`,
  more: "Only the latest 20 are shown.",
  all: "All deals",

  usages: [["/customer ACME", "find a customer and its deals"]] as readonly (readonly [
    line: string,
    meaning: string,
  ])[],
};
