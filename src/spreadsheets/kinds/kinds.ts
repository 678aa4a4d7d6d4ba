/** The kinds of tables that sales teams have, with what their columns are usually called. */
import { both } from "../../text/locale.ts";
import { field, type Kind, type KindName, mayBePeriod } from "./field.ts";

const customer = (...need: ["required"?]) =>
  field(
    "customer",
    "text",
    ["Customer", "客户"],
    "account|account name|company|company name|client|organization|organisation|buyer|客户名称|客户全称|公司|公司名称|单位|单位名称|购货单位|购买方|买方",
    ...need,
  );
const product = field(
  "product",
  "text",
  ["Product", "产品"],
  "product name|item|sku|goods|产品名称|货品名称|货品|商品|商品名称|存货名称|物料名称|品名",
);
const owner = (...need: ["required"?]) =>
  field(
    "owner",
    "text",
    ["Owner", "负责人"],
    "sales agent|sales rep|rep|sales person|salesperson|account owner|opportunity owner|deal owner|seller|assigned to|销售|销售代表|销售人员|业务员|客户经理|归属人|跟进人|所属销售",
    ...need,
  );
const externalId = field(
  "externalId",
  "text",
  ["External ID", "外部编号"],
  "id|opportunity id|deal id|record id|account id|crm id|编号|商机编号|客户编号|单据编号|合同编号",
);
const currency = field("currency", "text", ["Currency", "币种"], "ccy|currency code|货币|币别");
const industry = field("industry", "text", ["Industry", "行业"], "sector|vertical|所属行业|行业类别");
const team = field(
  "team",
  "text",
  ["Team", "团队"],
  "region|regional office|office|department|territory|区域|大区|部门|办事处|分公司|销售区域",
);
const period = (...need: ["required"?]) =>
  field(
    "period",
    "period",
    ["Period", "期间"],
    "quarter|month|year|fiscal quarter|季度|月份|年度|年份|期次|所属期间",
    ...need,
  );

export const kinds: readonly Kind[] = [
  {
    name: "sales",
    label: both("Sales report", "销售报表"),
    needs: "table.import",
    fields: [
      customer("required"),
      product,
      field(
        "amount",
        "money",
        ["Amount", "金额"],
        "total|net amount|sales|revenue|amount incl tax|invoice amount|价税合计|含税金额|销售额|销售金额|开票金额|实收金额|合计金额|本币价税合计",
        "required",
      ),
      mayBePeriod(
        field(
          "day",
          "day",
          ["Date", "日期"],
          "invoice date|order date|sale date|billing date|单据日期|开票日期|订单日期|销售日期|出库日期|发货日期",
        ),
      ),
      field("quantity", "count", ["Quantity", "数量"], "qty|units|销售数量|件数|主数量"),
      owner(),
      currency,
    ],
  },
  {
    name: "deals",
    label: both("Opportunities", "商机"),
    needs: "deal.import",
    fields: [
      customer(),
      field(
        "stage",
        "text",
        ["Stage", "阶段"],
        "deal stage|stage name|sales stage|status|opportunity stage|商机阶段|销售阶段|当前阶段|进展|状态",
        "required",
      ),
      field(
        "amount",
        "money",
        ["Amount", "金额"],
        "close value|deal value|value|deal size|opportunity amount|expected revenue|预计金额|商机金额|预计成交金额|预计签约金额|合同金额",
      ),
      mayBePeriod(
        field(
          "closeDate",
          "day",
          ["Closing date", "预计签约日"],
          "close date|expected close date|closed date|expected signing date|预计成交日期|预计签约日期|签约日期|成交日期|结单日期",
        ),
      ),
      field(
        "createdOn",
        "day",
        ["Created on", "创建日期"],
        "engage date|create date|created date|created|opened|open date|录入日期|立项日期|登记日期|创建时间",
      ),
      owner(),
      product,
      field(
        "likelihood",
        "percent",
        ["Likelihood", "可能性"],
        "probability|win probability|chance|成交概率|赢率|概率|成功率",
      ),
      field(
        "title",
        "text",
        ["Name", "名称"],
        "deal name|opportunity name|opportunity|topic|商机名称|项目名称|主题",
      ),
      field("source", "text", ["Source", "来源"], "lead source|channel|客户来源|商机来源|线索来源"),
      field("nextStep", "text", ["Next step", "下一步"], "next action|下步计划|下一步计划|后续动作"),
      field(
        "reason",
        "text",
        ["Lost reason", "丢单原因"],
        "closed lost reason|loss reason|流失原因|失单原因|输单原因",
      ),
      field("note", "text", ["Note", "备注"], "notes|comment|comments|description|说明|描述|跟进情况"),
      externalId,
      currency,
    ],
  },
  {
    name: "team",
    label: both("Team list", "团队名单"),
    needs: "people.change",
    fields: [
      field(
        "member",
        "text",
        ["Name", "姓名"],
        "sales agent|sales rep|rep|employee|person|member|员工|销售|销售代表|业务员|人员",
        "required",
      ),
      field(
        "manager",
        "text",
        ["Manager", "主管"],
        "leader|team lead|reports to|supervisor|经理|上级|直属上级|销售经理|负责人",
        "required",
      ),
      team,
      field("mail", "text", ["E-mail", "邮箱"], "email|mail|e mail|电子邮箱|邮件"),
      field("quota", "money", ["Quota", "目标"], "target|goal|指标|任务|销售目标|季度目标"),
    ],
  },
  {
    name: "contacts",
    label: both("Contacts", "联系人"),
    needs: "file.change",
    fields: [
      field(
        "contact",
        "text",
        ["Contact", "联系人"],
        "contact name|full name|name|联系人姓名|姓名",
        "required",
      ),
      customer("required"),
      field("job", "text", ["Job title", "职务"], "title|position|role|职位|岗位"),
      field(
        "phone",
        "text",
        ["Phone", "电话"],
        "mobile|phone number|telephone|cell|手机|手机号|联系电话|联系方式",
      ),
      field("mail", "text", ["E-mail", "邮箱"], "email|mail|e mail|电子邮箱|邮件"),
    ],
  },
  {
    name: "customers",
    label: both("Customers", "客户"),
    needs: "file.change",
    fields: [
      customer("required"),
      industry,
      field(
        "people",
        "count",
        ["Employees", "人数"],
        "headcount|staff|number of employees|员工数|员工人数|规模",
      ),
      field("sites", "count", ["Sites", "办公点"], "offices|locations|branches|分支机构|网点"),
      field(
        "region",
        "text",
        ["Region", "地区"],
        "office location|country|city|state|location|省份|城市|区域|所在地",
      ),
      field(
        "parent",
        "text",
        ["Parent company", "母公司"],
        "subsidiary of|parent|parent account|group|上级公司|集团|所属集团",
      ),
      field("grade", "text", ["Grade", "等级"], "rating|tier|level|级别|客户等级|客户级别"),
      field("revenue", "money", ["Revenue", "营收"], "annual revenue|turnover|年收入|营业额|年营业额"),
      owner(),
      externalId,
    ],
  },
  {
    name: "touches",
    label: both("Visits and calls", "拜访记录"),
    needs: "deal.change",
    fields: [
      customer("required"),
      field(
        "day",
        "day",
        ["Date", "日期"],
        "visit date|call date|activity date|拜访日期|跟进日期|跟进时间|拜访时间",
        "required",
      ),
      field("kind", "text", ["Kind", "方式"], "type|activity type|method|跟进方式|拜访方式|类型"),
      field(
        "result",
        "text",
        ["What came of it", "结果"],
        "notes|summary|outcome|result|跟进内容|拜访内容|沟通内容|内容|小结",
        "required",
      ),
      field("contact", "text", ["With whom", "联系人"], "contact|contact name|拜访对象|对方"),
      field("minutes", "count", ["Minutes", "时长"], "duration|duration minutes|时长分钟"),
      owner(),
    ],
  },
  {
    name: "quotas",
    label: both("Quotas and plans", "目标与计划"),
    needs: "quota.set",
    fields: [
      field(
        "who",
        "text",
        ["Person or team", "人员或团队"],
        "name|sales agent|rep|owner|姓名|销售|业务员|团队|部门|区域",
      ),
      product,
      period("required"),
      field(
        "quota",
        "money",
        ["Quota", "目标"],
        "target|goal|plan|budget|planned|target amount|quota amount|sales target|sales quota|revenue target|指标|任务|计划|计划金额|销售目标|预算|目标金额|目标额|销售目标额|业绩目标|业绩指标|销售指标|销售任务|任务额|季度目标|月度目标|年度目标",
        "required",
      ),
      field("count", "count", ["Planned units", "计划数量"], "planned quantity|units|计划台数|计划销量"),
    ],
  },
  {
    name: "rates",
    label: both("Exchange rates", "汇率"),
    needs: "rates.set",
    fields: [
      field("currency", "text", ["Currency", "币种"], "ccy|currency code|货币|币别|外币", "required"),
      field("day", "day", ["From", "生效日"], "date|since|valid from|日期|生效日期|起始日期", "required"),
      field("rate", "text", ["Rate", "汇率"], "exchange rate|fx rate|折算率|记账汇率", "required"),
    ],
  },
  {
    name: "products",
    label: both("Price list", "价格表"),
    needs: "prices.set",
    unsummed: true,
    fields: [
      field(
        "product",
        "text",
        ["Product", "产品"],
        "product name|name|item|item name|goods|产品名称|货品名称|货品|商品|商品名称|存货名称|物料名称|品名",
        "required",
      ),
      field(
        "series",
        "text",
        ["Series", "系列"],
        "family|product family|product series|product line|category|product category|产品系列|产品线|产品类别|产品分类|类别|分类|品类",
      ),
      field(
        "price",
        "money",
        ["List price", "标价"],
        "price|sales price|unit price|standard price|catalogue price|catalog price|msrp|rrp|单价|价格|定价|目录价|目录价格|标准价|标准价格|标准售价|零售价|建议零售价|含税单价|售价|销售价|销售单价|报价",
        "required",
      ),
      currency,
    ],
  },
  {
    name: "stages",
    label: both("Stage counts", "各阶段数量"),
    needs: "table.import",
    fields: [
      field("stage", "text", ["Stage", "阶段"], "funnel stage|step|漏斗阶段|销售阶段|环节", "required"),
      period(),
      field("count", "count", ["Count", "数量"], "number|deals|customers|个数|客户数|商机数", "required"),
      field("amount", "money", ["Amount", "金额"], "value|revenue|商机金额"),
      field("reason", "text", ["Why lost", "流失原因"], "reason|loss reason|原因"),
    ],
  },
  {
    name: "churn",
    label: both("Customers gained and lost", "客户增减"),
    needs: "table.import",
    fields: [
      period("required"),
      product,
      field(
        "gained",
        "count",
        ["New customers", "新增客户"],
        "new|gained|acquired|added|新增|新增客户数|新客户|新客户数",
        "required",
      ),
      field(
        "lost",
        "count",
        ["Lost customers", "流失客户"],
        "churned|lost|churn|流失|流失客户数|流失数",
        "required",
      ),
      field(
        "customers",
        "count",
        ["Customers at the end", "期末客户数"],
        "customers|total customers|customer count|customers in all|客户总数|客户数|期末客户|存量客户|在册客户",
      ),
      field("planned", "money", ["Planned revenue", "计划收入"], "plan|target|计划|计划金额|目标金额"),
      field(
        "revenue",
        "money",
        ["Revenue", "收入"],
        "sales|actual|turnover|销售额|实际收入|营业收入|实际金额",
      ),
      field("reason", "text", ["Why lost", "流失原因"], "reason|churn reason|原因"),
    ],
  },
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

export const kindNamed = (name: KindName): Kind => byName.get(name)!;
