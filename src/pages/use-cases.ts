import { showCustomer } from "./show-customer.ts";

export const customerUseCases = [showCustomer];
