/** Keys of criteria that the product itself looks at: a signed contract whose first payment is awaited is shown apart. */
export const contractSigned = "contract-signed";
export const firstPayment = "first-payment";
