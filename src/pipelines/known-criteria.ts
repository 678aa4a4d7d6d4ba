/** Keys of criteria that the product itself looks at. A signed contract whose first payment is awaited is shown apart. */
export const contractSigned = "contract-signed";
export const firstPayment = "first-payment";
/** What a win consists of: no exception makes one without it. */
export const neverExcepted: readonly string[] = [contractSigned, firstPayment];
/** How many suppliers are still in the race, with us: known from the competitors that were named. */
export const suppliersLeft = "competitors-left";
/** Id of the competitor to which a deal was lost. No pipeline asks for it: the form of a loss does. */
export const lostToKey = "lost-to";
/** What was given to the customer, and which doubts they had: told again before each meeting. */
export const contentAndDoubtKeys: readonly string[] = [
  "content-seen",
  "content-asked",
  "doubts-removed",
  "last-doubts",
];
/** What makes a customer loyal, once there was a sale. */
export const satisfactionKey = "satisfaction";
/** Of 5. */
export const leastSatisfied = 4;
export const wouldBuyAgainKey = "would-buy-again";
