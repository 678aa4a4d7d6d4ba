/** Words that by themselves say which industry, region or channel is meant. They are kept as they were typed. */

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s*\|\s*/));

const industries = listed(
  "retail|wholesale|manufacturing|finance|banking|insurance|healthcare|medical|pharma|education|logistics|construction|real estate|" +
    "energy|chemicals|automotive|electronics|telecom|software|internet|government|public sector|hospitality|food|agriculture|media|" +
    "trade|textiles|mining|transport|consulting|utilities|aerospace|" +
    "零售|零售业|批发|制造|制造业|金融|金融业|银行|保险|医疗|医药|制药|教育|物流|建筑|建材|地产|房地产|能源|化工|汽车|电子|通信|软件|互联网|政府|" +
    "酒店|餐饮|食品|农业|传媒|贸易|纺织|矿业|交通|咨询|电力|航空|快消",
);
const regions = listed(
  "华东|华南|华北|华中|西南|西北|东北|港澳台|海外|emea|apac|latam|north america|dach|nordics",
);
const channels = listed(
  "direct|direct sales|distribution|distributor|distributors|resellers|partners|online|直销|直采|经销|经销商|代理|代理商|分销|渠道商|电商",
);

/** @param text folded, in lower case */
export const fieldOfWord = (text: string): "industry" | "region" | "channel" | undefined =>
  industries.has(text)
    ? "industry"
    : regions.has(text)
      ? "region"
      : channels.has(text)
        ? "channel"
        : undefined;
