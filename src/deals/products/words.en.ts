export const productsEn = {
  title: (deal: string) => `Products of ${deal}`,
  lines: "One product per line",
  hint: (currency: string) =>
    `Name, quantity, price of one, discount: OA ×10 @3000 -10%. Or name and amount: OA 30000. In ${currency}; the deal's amount becomes their sum.`,
  hintWithList: (product: string, currency: string) =>
    `Name, quantity, price of one, discount: ${product} ×10 @3000 -10%. Without a price the list price counts: ${product} ×10 -10%. Or name and amount: OA 30000. In ${currency}; the deal's amount becomes their sum.`,
  isNear: (product: string, near: string) =>
    `${product} is not on the price list. Did you mean ${near}? To keep it, submit again.`,
  sum: (sum: string) => `Together they come to ${sum}, which is now the deal's amount.`,
  emptied: "The deal has no product lines any more. Its amount stays.",
  nothingChanged: "The products are as they were.",
  flaws: {
    name: (row: number) => `Line ${row}: which product is it? Begin with its name: OA ×10 @3000`,
    quantity: (row: number, typed: string) =>
      `Line ${row}: “${typed}” is no quantity. Type a number above 0, with three decimals at most: ×2.5`,
    price: (row: number, typed: string) =>
      `Line ${row}: I can't read “${typed}” as an amount. Type it like 3000, 3k or 12.50`,
    discount: (row: number, typed: string) =>
      `Line ${row}: “${typed}” is no discount. Type a percentage from 0 to 100, such as -10%`,
    currency: (row: number, typed: string) =>
      `Line ${row}: “${typed}” is in another currency than the deal. All lines are in the deal's own.`,
    "too-much": (row: number) => `Line ${row} comes to more than 1 trillion.`,
    "too-many": (row: number, most: string) =>
      `A deal has at most ${most} lines; line ${row} is one too many.`,
    "other-currency": (row: number, product: string, currencies: string) =>
      `Line ${row}: ${product} has a list price in ${currencies} only. Add a price in the deal's currency, such as @3000.`,
    near: (row: number, product: string, near: string) =>
      `Line ${row}: ${product} is not on the price list. Did you mean ${near}? If not, add a price, such as @3000, or an amount.`,
    "no-amount": (row: number, product: string) =>
      `Line ${row}: how much is ${product}? Add a price, such as @3000, or an amount.`,
  },
};
