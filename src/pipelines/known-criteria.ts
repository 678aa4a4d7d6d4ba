/** Keys of criteria that the product itself looks at. A signed contract whose first payment is awaited is shown apart. */
export const contractSigned = "contract-signed";
export const firstPayment = "first-payment";
/** What a win consists of: no exception makes one without it. */
export const neverExcepted: readonly string[] = [contractSigned, firstPayment];
/** What makes a customer loyal, once there was a sale. */
export const satisfactionKey = "satisfaction";
/** Of 5. */
export const leastSatisfied = 4;
export const wouldBuyAgainKey = "would-buy-again";
