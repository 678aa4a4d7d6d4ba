import { normaliseCustomerName } from "./customer-name.ts";

/**
 * What is a company's own in its name, and what it shares with many. For matching only: "杭州和春医疗科技有限公司" → core 和春,
 * place 杭州, trade 医疗科技; "ACME Systems (Shanghai) Ltd" → acme, shanghai, systems.
 */
export type NameParts = Readonly<{
  /** Never empty unless the name is: 北京科技 is all that there is of that name. */
  core: string;
  place: string;
  trade: string;
}>;

export function namePartsOf(name: string): NameParts {
  const normalised = normaliseCustomerName(name);
  return /\p{Script=Han}/u.test(normalised) ? chineseParts(normalised) : latinParts(normalised);
}

/** Provinces, and cities that companies are called after; a name ends with 省 or 市 or without. */
const places =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|" +
  "石家庄|唐山|保定|邯郸|秦皇岛|廊坊|沧州|太原|大同|沈阳|大连|鞍山|长春|哈尔滨|大庆|南京|苏州|无锡|常州|南通|扬州|徐州|镇江|泰州|盐城|连云港|淮安|宿迁|昆山|江阴|张家港|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|" +
  "义乌|台州|衢州|丽水|舟山|合肥|芜湖|蚌埠|马鞍山|安庆|滁州|福州|厦门|泉州|漳州|莆田|龙岩|晋江|南昌|九江|赣州|上饶|济南|青岛|烟台|潍坊|威海|临沂|淄博|济宁|日照|东营|德州|聊城|郑州|洛阳|开封|新乡|许昌|" +
  "武汉|宜昌|襄阳|荆州|黄石|十堰|长沙|株洲|湘潭|衡阳|岳阳|常德|广州|深圳|珠海|佛山|东莞|中山|惠州|江门|汕头|湛江|肇庆|清远|南宁|桂林|柳州|海口|三亚|成都|绵阳|德阳|宜宾|泸州|南充|乐山|贵阳|遵义|昆明|大理|" +
  "西安|咸阳|宝鸡|兰州|西宁|银川|乌鲁木齐|呼和浩特|包头|鄂尔多斯|拉萨|台北";
const front = new RegExp(`^(?:中国)?(?:${places})(?:省|市)?`, "u");
const within = new RegExp(`(?<=.{2})(?:${places})(?:分公司)?`, "gu");

/** What they do, last; one after another. */
const trade = new RegExp(
  `(?:${
    "科技发展|生物科技|信息科技|网络科技|信息技术|医疗器械|医疗设备|医疗科技|汽车配件|文化传媒|电子商务|电子科技|智能科技|环保科技|能源科技|教育科技|健康科技|新材料|新能源|人工智能|" +
    "科技|技术|医疗|医药|制药|药业|生物|健康|贸易|商贸|进出口|国际贸易|实业|工业|产业|企业|电子|电气|电器|电力|机械|机电|设备|仪器|仪表|自动化|智能|装备|重工|模具|五金|" +
    "建材|建设|建筑|工程|装饰|地产|房地产|置业|物业|食品|餐饮|饮料|农业|饲料|酒业|物流|运输|供应链|货运|快递|航运|信息|网络|软件|数据|通信|通讯|互联网|环保|环境|能源|光电|光伏|半导体|" +
    "汽车|汽配|服饰|服装|纺织|鞋业|家居|家具|家电|包装|印务|印刷|纸业|化工|化学|塑料|橡胶|材料|教育|培训|咨询|服务|文化|传媒|传播|广告|影视|旅游|酒店|投资|资产|金融|保险|证券|管理|发展|国际|医院|集团|股份|控股|公司"
  }|${"分公司|办事处|中心|厂|店"})$`,
  "u",
);

/** Called by nothing but its place: 上海银行 is not 北京银行. */
const institution =
  /^(?:第?[一二三四五六七八九十]+)?(?:人民|市立|中心|师范|理工|科技|工业|农业|财经|医科|中医|附属)*(?:银行|大学|学院|学校|中学|医院|机场|港口?|地铁|日报|电视台|政府|法院|博物馆|图书馆)(?:.{0,3}[分支]行)?$/u;

function chineseParts(normalised: string): NameParts {
  const [ahead = ""] = front.exec(normalised) ?? [];
  const inside = normalised.slice(ahead.length).match(within) ?? [];
  let core = normalised.slice(ahead.length).replace(within, "");
  if (core === "" || institution.test(core)) return { core: normalised, place: "", trade: "" };
  let trades = "";
  for (;;) {
    const [last] = trade.exec(core) ?? [];
    // 华业 is no industry of 华; a name of one character is one where a place stands before it.
    if (!last || core.length - last.length < (ahead === "" ? 2 : 1)) break;
    core = core.slice(0, -last.length);
    trades = last + trades;
  }
  const place = [ahead, ...inside].join(" ").replace(/[省市]|分公司|中国/gu, "");
  return { core, place: place.trim(), trade: trades };
}

const latinPlaces = new Set(
  (
    "china shanghai beijing shenzhen guangzhou hangzhou suzhou tianjin chengdu hongkong hk taiwan asia apac asean emea europe eu usa us uk america americas canada mexico brasil brazil " +
    "deutschland germany france italia italy espana spain nederland benelux austria schweiz suisse switzerland nordic nordics sverige norge danmark suomi polska india japan korea singapore " +
    "malaysia thailand vietnam indonesia philippines australia africa global worldwide london paris berlin munich munchen tokyo"
  ).split(" "),
);
const latinTrades = new Set(
  (
    "systems system foods food logistics medical healthcare health pharma pharmaceuticals biotech software technology technologies tech energy partners industries industry industrial labs laboratories " +
    "robotics textiles chemicals chemical packaging media consulting consultants tools motors optics optical electronics electric solutions services service trading holding holdings enterprises " +
    "international engineering machinery manufacturing materials products automation networks network digital data security capital ventures investments investment finance insurance bank retail stores " +
    "design studio studios marketing group instruments devices components automotive construction building properties shipping transport freight the and of for und et y de"
  ).split(" "),
);

function latinParts(normalised: string): NameParts {
  const words = normalised.split(" ");
  const of = (some: ReadonlySet<string>) => words.filter((word) => some.has(word)).join(" ");
  const core = words.filter((word) => !latinPlaces.has(word) && !latinTrades.has(word)).join(" ");
  return core === ""
    ? { core: normalised, place: "", trade: "" }
    : { core, place: of(latinPlaces), trade: of(latinTrades) };
}
