import { linkAccount } from "./link-account.ts";
import { changeNewcomers } from "./newcomers-setting.ts";
import { admitRequest, declineRequest, showRequests } from "./requests.ts";

export const joiningUseCases = [changeNewcomers, showRequests, admitRequest, declineRequest, linkAccount];
