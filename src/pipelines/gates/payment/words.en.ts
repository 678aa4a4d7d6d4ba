export const paymentEn = { notIn: "Check this once the money is in the account." };
