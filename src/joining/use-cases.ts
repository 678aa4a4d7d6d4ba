import { linkAccount } from "./link-account.ts";
import { admitRequest, declineRequest, showRequests } from "./requests.ts";

export const joiningUseCases = [showRequests, admitRequest, declineRequest, linkAccount];
