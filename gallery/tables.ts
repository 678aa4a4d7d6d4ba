/** Tables that somebody sends to have them taken over, as a team of each language writes them. */
import type { Both } from "./scene.ts";

const lines = (...all: readonly string[]): string => all.join("\r\n");

/** With what a real export has: another system's stages, a product spelled two ways, people who left, and rows that cannot be right. */
const opportunities: Both = {
  en: lines(
    "Opportunity ID,Account,Product,Stage,Amount,Close date,Created,Owner,Lost reason",
    "OPP-101,Halden Foods,GTX Pro,Prospecting,48000,,2026-10-02,Daniel Wu,",
    "OPP-102,Greenfield,GTXPro,Proposal sent,126000,2027-01-29,2026-09-14,Daniel Wu,",
    "OPP-103,Marlow Freight,MG Advanced,Engaging,72000,2027-02-26,2026-10-20,Grace Lin,",
    "OPP-104,Marlow Freight,GTX Pro,Closed Won,95000,2026-08-19,2026-05-04,Grace Lin,",
    "OPP-105,Teasdale Clinics,GTX Pro,Closed Lost,54000,2026-07-08,2026-04-11,Daniel Wu,Price",
    "OPP-106,Kestrel Labs,MG Advanced,Parking lot,31000,,2026-06-01,Daniel Wu,",
    "OPP-107,Kestrel Labs,GTX Pro,Parking lot,28000,,2026-06-15,Grace Lin,",
    "OPP-108,Orrin & Vale,GTX Pro,Prospecting,66000,2027-01-15,2026-10-28,Hannah Vogt,",
    "OPP-109,Sundby Marine,GTX Pro,Engaging,39000,2027-02-12,2026-11-02,Leo Marsh,",
    "OPP-110,Sundby Marine,MG Advanced,Engaging,tbd,2027-02-12,2026-11-02,Daniel Wu,",
    "OPP-111,Arden Textiles,GTX Pro,Closed Won,87000,,2026-03-03,Grace Lin,",
    "OPP-112,Arden Textiles,GTX Pro,Closed Won,15000,2027-03-01,2026-03-03,Grace Lin,",
    "OPP-113,Lowell Dental,GTX Pro,Prospecting,22000,2027-03-31,2026-11-10,Daniel Wu,",
    "OPP-113,Lowell Dental,GTX Pro,Prospecting,22000,2027-03-31,2026-11-10,Daniel Wu,",
  ),
  zh: lines(
    "商机编号,客户名称,产品,商机阶段,预计金额,预计签约日期,创建日期,负责人,丢单原因",
    "SJ-101,海澜食品,协同办公,初步接触,480000,,2026-10-02,王芳,",
    "SJ-102,青禾集团,协同 办公,已报价,1260000,2027-01-29,2026-09-14,王芳,",
    "SJ-103,顺达货运,客户管理,需求确认,720000,2027-02-26,2026-10-20,陈立,",
    "SJ-104,顺达货运,协同办公,赢单,950000,2026-08-19,2026-05-04,陈立,",
    "SJ-105,仁和门诊,协同办公,输单,540000,2026-07-08,2026-04-11,王芳,价格",
    "SJ-106,启明实验室,客户管理,搁置,310000,,2026-06-01,王芳,",
    "SJ-107,启明实验室,协同办公,搁置,280000,,2026-06-15,陈立,",
    "SJ-108,欧瑞文具,协同办公,初步接触,660000,2027-01-15,2026-10-28,许朗,",
    "SJ-109,东港船务,协同办公,需求确认,390000,2027-02-12,2026-11-02,马蕾,",
    "SJ-110,东港船务,客户管理,需求确认,待定,2027-02-12,2026-11-02,王芳,",
    "SJ-111,安泰纺织,协同办公,赢单,870000,,2026-03-03,陈立,",
    "SJ-112,安泰纺织,协同办公,赢单,150000,2027-03-01,2026-03-03,陈立,",
    "SJ-113,明德口腔,协同办公,初步接触,220000,2027-03-31,2026-11-10,王芳,",
    "SJ-113,明德口腔,协同办公,初步接触,220000,2027-03-31,2026-11-10,王芳,",
  ),
};

const customers: Both = {
  en: lines(
    "Account,Industry,Employees,Region,Parent company,Rating,Annual revenue,Owner",
    "Halden Foods,Food,420,Leeds,,A,12000000,Daniel Wu",
    "Halden Foods North,Food,90,York,Halden Foods,B,3000000,Daniel Wu",
    "Greenfield,Food,1200,Basel,,A,88000000,Grace Lin",
    "Pelham Optics,Medical,35.5,Hull,,C,900000,Grace Lin",
    "Corvid Media,Media,60,Bath,Corvid Group,Platinum,2000000,Daniel Wu",
  ),
  zh: lines(
    "客户名称,行业,员工人数,省份,所属集团,客户等级,年营业额,负责人",
    "海澜食品,食品,420,江苏,,A,12000000,王芳",
    "海澜食品北方分公司,食品,90,山东,海澜食品,B,3000000,王芳",
    "青禾集团,食品,1200,广东,,A,88000000,陈立",
    "佩兰光学,医疗,35.5,浙江,,C,900000,陈立",
    "科维传媒,传媒,60,上海,科维集团,铂金,2000000,王芳",
  ),
};

const teamList: Both = {
  en: lines(
    "Name,Manager,Team,E-mail,Quota",
    "Hannah Vogt,Grace Lin,North,hannah@example.com,500000",
    "Leo Marsh,Ruth Adler,South,leo@example.com,450000",
    "Ruth Adler,,South,ruth@example.com,",
    "Tom,Ruth Adler,South,,half a million",
  ),
  zh: lines(
    "姓名,主管,团队,邮箱,季度目标",
    "许朗,陈立,华北,xulang@example.com,500000",
    "马蕾,罗坤,华南,malei@example.com,450000",
    "罗坤,,华南,luokun@example.com,",
    "小唐,罗坤,华南,,五十万左右",
  ),
};

const quotas: Both = {
  en: lines(
    "Name,Product,Period,Quota",
    "Daniel Wu,,2027Q1,900000",
    "Grace Lin,,2027Q1,1200000",
    ",OA,2027,4000000",
    "Somebody Else,,2027Q1,300000",
  ),
  zh: lines(
    "姓名,产品,期间,目标",
    "王芳,,2027Q1,900000",
    "陈立,,2027Q1,1200000",
    ",OA,2027年,4000000",
    "某某,,2027Q1,300000",
  ),
};

const rates: Both = {
  en: lines("Currency,From,Rate", "USD,2026-12-01,7.12", "EUR,2026-12-01,712", "GBP,2026-12-01,n/a"),
  zh: lines("币种,生效日,汇率", "USD,2026-12-01,7.12", "EUR,2026-12-01,712", "GBP,2026-12-01,未定"),
};

const prices: Both = {
  en: lines("Product,Series,List price", "GTX Basic,GTX,550", "GTX Pro,GTX,4821", "MG Special,MG,55"),
  zh: lines("产品名称,系列,标价", "OA 标准版,OA,5500", "OA 专业版,OA,48210", "报表,分析,9800"),
};

/** Spelled otherwise, a slip, and no price. */
const laterPrices: Both = {
  en: lines("Product,Series,List price", "GTXPro,GTX,4990", "MG Specail,MG,60", "GTK 500,GTK,on request"),
  zh: lines("产品名称,系列,标价", "OA专业版,OA,49900", "OA 标准板,OA,6000", "协同办公,OA,面议"),
};

/** The same days twice, and a line that stands twice. */
const sales: Both = {
  en: lines(
    "Customer,Product,Amount,Date",
    "Globex,CRM,12000,2026-03-15",
    "Globex,CRM,12000,2026-03-15",
    "Quillworks,OA,8000,2026-06-15",
    "Quillworks,OA,-900,2026-06-20",
    "Halden Foods,OA,on request,2026-07-01",
  ),
  zh: lines(
    "客户名称,产品名称,价税合计,单据日期",
    "华信医疗,CRM,120000,2026-03-15",
    "华信医疗,CRM,120000,2026-03-15",
    "金石建材,OA,80000,2026-06-15",
    "金石建材,OA,-9000,2026-06-20",
    "海澜食品,OA,面议,2026-07-01",
  ),
};

const contacts: Both = {
  en: lines(
    "Contact,Account,Job title,Phone,E-mail",
    "Mara Quist,Halden Foods,Head of IT,+44 113 496 0000,mara@halden.example",
    "Owen Bright,Greenfield,Buyer,,owen at greenfield",
  ),
  zh: lines(
    "姓名,客户名称,职务,手机,邮箱",
    "孟瑶,海澜食品,信息部经理,138 0013 8000,mengyao@hailan.example",
    "欧文,青禾集团,采购,,owen 在 qinghe",
  ),
};

/** Nobody is named who was there. */
const visits: Both = {
  en: lines(
    "Account,Visit date,Kind,Result,With whom",
    "Harbor Medical Devices,2026-11-10,Visit,They liked the demo,Mr Chen",
    "Starlight Hotels,2026-11-12,Call,Budget is fixed in January,",
  ),
  zh: lines(
    "客户名称,拜访日期,拜访方式,拜访内容,拜访对象",
    "华信医疗器械有限公司,2026-11-10,上门拜访,看了方案,陈总",
    "青禾食品有限公司,2026-11-12,电话,预算一月份定,",
  ),
};

export const tables = {
  contacts,
  visits,
  opportunities,
  customers,
  teamList,
  quotas,
  rates,
  prices,
  laterPrices,
  sales,
};
