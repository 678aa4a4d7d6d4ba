export const pageEn = {
  title: "Customers",
  latest: "Newest customers. To find another, type /customer and the name.",
  noneYet: "No customers yet. Log a deal to add one: /deal new ACME 120k next Friday",
  several: (typed: string) => `Several customers match “${typed}”. Which one?`,
  none: (typed: string) =>
    `Can't find a customer called “${typed}”. Log a deal to add it: /deal new ${typed}`,
  key: "Key customer",
  noDeals: "No deals with this customer that you can see.",
  totals: (open: string, won: string) => `Open ${open} · won ${won}`,
  more: "Showing the latest 20.",
  all: "All deals",

  usages: [["/customer ACME", "find a customer and its deals"]] as readonly (readonly [
    line: string,
    meaning: string,
  ])[],
};
