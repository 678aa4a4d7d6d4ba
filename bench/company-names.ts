/** Names as companies have them, the same at every run: two thirds Chinese, the others Latin. */
import { dice } from "../test/fakes/dice.ts";

const words = (line: string): string[] => line.split(" ");

const cities = words(
  "北京 上海 广州 深圳 杭州 苏州 南京 成都 武汉 西安 重庆 天津 长沙 青岛 大连 宁波 无锡 佛山 东莞 厦门 合肥 郑州 济南 福州 昆明 沈阳 温州 嘉兴 泉州 南通",
);
/** What company names are made of. Frequent ones stand twice. */
const letters = [
  ..."华信金桥远航新达天海正中瑞德安东方盛康恒通泰和兴源创联科博宏鑫美佳利丰隆昌永顺诚大明光辉国强富贵百千万亿龙凤虎鹏飞翔云山水江河湖星月春秋冬夏宝玉银铜铁石林森木竹松梅兰菊福禄寿喜文武英杰伟俊雄豪志远力量动能智慧精益优良品质真善仁义礼忠孝廉思想爱众合一元双三四五六七八九十",
  ..."华信金桥远航新达天海正中瑞德安东方盛康恒通泰和兴源创联科博宏鑫",
];
const trades = words(
  "科技 医疗 贸易 电子 机械 建材 食品 物流 信息技术 网络科技 生物科技 环保 新能源 汽车配件 服饰 家居 包装 化工 教育 文化传媒 印务 软件 仪器 自动化 商贸 实业",
);
const chineseForms = words("有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司");

const starts = words(
  "ac al am ar be bel bo bri ca cen cor dal del dy el en fal fo gal glo har hel in ja ka lin lu mar mer mon nor nova o or pal pe pri qua ra re sa sel sig so sta ta tel ti tri un va ver vi wa wes xe zen",
);
const ends = words(
  "ba bex co con da dex do ex fi gan gen go ia ix ka la leo lex li lon ma max men mex mi na net nix no on pa pex ra ria ro rix sa sys ta tec ter tex ti to tron va ven vex via vo xa xis za zon",
);
const fields = words(
  "Foods Systems Logistics Medical Software Energy Partners Industries Labs Robotics Textiles Chemicals Packaging Media Consulting Tools Motors Optics",
);
const latinForms = words("Inc Ltd GmbH LLC Co.,Ltd. Corp SA BV AG Pte.Ltd.");

/** "北京华信科技有限公司", "Belgan Systems GmbH"; some are branches, some lack the legal form, and some are there twice. */
export function companyNames(count: number, seed = 1): string[] {
  const { below, pick } = dice(seed);
  const chinese = () => {
    const core = Array.from({ length: 2 + below(10) ** 2 / 41 }, () => pick(letters)).join("");
    const name = `${below(10) < 7 ? pick(cities) : ""}${core}${below(10) < 8 ? pick(trades) : ""}`;
    if (below(40) === 0) return `${name}有限公司${pick(cities)}分公司`;
    return below(6) === 0 ? name : name + pick(chineseForms);
  };
  const latin = () => {
    const core = `${pick(starts)}${below(2) === 0 ? pick(starts) : ""}${pick(ends)}`;
    const name = `${core[0]!.toUpperCase()}${core.slice(1)}${below(4) === 0 ? "" : ` ${pick(fields)}`}`;
    return below(5) === 0 ? name : `${name} ${pick(latinForms)}`;
  };
  return Array.from({ length: count }, () => (below(3) < 2 ? chinese() : latin()));
}
