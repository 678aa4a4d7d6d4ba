export const paymentEn = { in: "received", notIn: "Check this once the money is in the account." };
