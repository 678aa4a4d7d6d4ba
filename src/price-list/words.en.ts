export const priceListEn = {
  title: "Price list",
  titleOf: (find: string) => `Price list: ${find}`,
  product: "Product",
  series: "Series",
  price: "List price",
  none: "No price list yet. Drop a table with products and their list prices into the chat, and it becomes one.",
  noneCalled: (find: string) => `Nothing on the price list is called “${find}”.`,
  showAll: "Show all",
  hint: (product: string) =>
    `In a deal's products the list price counts where no other is typed: ${product} ×2 -10%. Deals keep the prices they have when the list changes.`,
};
