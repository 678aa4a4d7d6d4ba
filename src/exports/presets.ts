/** What a file of updates for another CRM has: our fields, and how each system calls them. Data. */
import type { CrmPreset } from "../company/workspace-settings.ts";
import type { ColumnType } from "../spreadsheets/writing/table.ts";

export const crmFields = [
  "id",
  "name",
  "customer",
  "customerId",
  "stage",
  "amount",
  "currency",
  "closeDate",
  "probability",
  "nextStep",
  "ownerId",
  "owner",
] as const;
export type CrmField = (typeof crmFields)[number];

type Preset = Readonly<{
  /** As the system calls itself. */
  name: string;
  /** In the order of the file; fields that it does not take are missing. */
  columns: Readonly<Partial<Record<CrmField, string>>>;
  won: string;
  lost: string;
  /** How it takes a likelihood of 40 %: 40, or 0.4. */
  probability: (percent: number) => number;
  probabilityType: ColumnType;
}>;

export const presets: Readonly<Record<CrmPreset, Preset>> = {
  // Opportunity, as the data loader's update maps it without a map.
  salesforce: {
    name: "Salesforce",
    columns: {
      id: "Id",
      name: "Name",
      customer: "Account.Name",
      customerId: "AccountId",
      stage: "StageName",
      amount: "Amount",
      currency: "CurrencyIsoCode",
      closeDate: "CloseDate",
      probability: "Probability",
      nextStep: "NextStep",
      ownerId: "OwnerId",
      owner: "Owner.Name",
    },
    won: "Closed Won",
    lost: "Closed Lost",
    probability: (percent) => percent,
    probabilityType: "number",
  },
  hubspot: {
    name: "HubSpot",
    columns: {
      id: "Record ID",
      name: "Deal Name",
      customer: "Company name",
      // As its own export of deals calls it.
      customerId: "Associated Company IDs",
      stage: "Deal Stage",
      amount: "Amount",
      currency: "Currency",
      closeDate: "Close Date",
      probability: "Deal probability",
      nextStep: "Next step",
      owner: "Deal owner",
    },
    won: "Closed Won",
    lost: "Closed Lost",
    probability: (percent) => percent / 100,
    probabilityType: "number",
  },
  // As the templates of 纷享销客 and 销售易 call them.
  fxiaoke: {
    name: "纷享销客 / 销售易",
    columns: {
      id: "商机编号",
      name: "商机名称",
      customer: "客户名称",
      customerId: "客户编号",
      stage: "销售阶段",
      amount: "预计成交金额",
      currency: "币种",
      closeDate: "预计成交日期",
      probability: "赢率",
      nextStep: "下一步计划",
      owner: "负责人",
    },
    won: "赢单",
    lost: "输单",
    probability: (percent) => percent / 100,
    probabilityType: "percent",
  },
};
