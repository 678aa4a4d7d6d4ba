/** The sample company's people, customers and products: half of them Chinese, half English. */
export const sampleZone = "Asia/Shanghai";

export type SamplePerson = Readonly<{
  key: string;
  name: string;
  role: "rep" | "manager";
  team: "company" | "east" | "west";
  locale: "zh" | "en";
  zone: string;
  quota: number;
}>;

export const samplePeople: readonly SamplePerson[] = [
  {
    key: "president",
    name: "周明远",
    role: "manager",
    team: "company",
    locale: "zh",
    zone: "Asia/Shanghai",
    quota: 0,
  },
  {
    key: "manager-east",
    name: "陈立",
    role: "manager",
    team: "east",
    locale: "zh",
    zone: "Asia/Shanghai",
    quota: 0,
  },
  {
    key: "manager-west",
    name: "Grace Lin",
    role: "manager",
    team: "west",
    locale: "en",
    zone: "Asia/Shanghai",
    quota: 0,
  },
  { key: "rep", name: "王芳", role: "rep", team: "east", locale: "zh", zone: "Asia/Shanghai", quota: 300 },
  { key: "li-wei", name: "李伟", role: "rep", team: "east", locale: "zh", zone: "Asia/Shanghai", quota: 260 },
  {
    key: "zhao-min",
    name: "赵敏",
    role: "rep",
    team: "east",
    locale: "zh",
    zone: "Asia/Shanghai",
    quota: 220,
  },
  {
    key: "sun-hao",
    name: "孙浩",
    role: "rep",
    team: "east",
    locale: "zh",
    zone: "Asia/Shanghai",
    quota: 240,
  },
  {
    key: "daniel",
    name: "Daniel Wu",
    role: "rep",
    team: "west",
    locale: "en",
    zone: "Asia/Shanghai",
    quota: 280,
  },
  {
    key: "priya",
    name: "Priya Nair",
    role: "rep",
    team: "west",
    locale: "en",
    zone: "Asia/Singapore",
    quota: 240,
  },
  {
    key: "tom",
    name: "Tom Becker",
    role: "rep",
    team: "west",
    locale: "en",
    zone: "Asia/Shanghai",
    quota: 200,
  },
];

export const sampleTeams = {
  company: { name: "全公司 Company", parent: undefined, manager: "president" },
  east: { name: "华东 East", parent: "company", manager: "manager-east" },
  west: { name: "华西 West", parent: "company", manager: "manager-west" },
} as const;

export const sampleCustomers = {
  east: [
    "华信医疗器械有限公司",
    "金石建材集团",
    "南方物流股份有限公司",
    "远航教育科技有限公司",
    "恒达汽车零部件有限公司",
    "博远精密制造有限公司",
    "青禾食品有限公司",
    "星海酒店管理有限公司",
    "瑞丰银行",
    "天成纺织有限公司",
    "云帆软件有限公司",
    "立新化工有限公司",
    "长江水务集团",
    "明德律师事务所",
    "光华印务有限公司",
    "东岭钢构有限公司",
    "佳禾农业有限公司",
    "安泰检测有限公司",
  ],
  west: [
    "ACME Industrial Co., Ltd.",
    "Globex Logistics",
    "Hooli Cloud",
    "Initech Systems",
    "Umbrella Pharma",
    "Stark Components",
    "Wayne Facilities",
    "Vandelay Imports",
    "Contoso Retail",
    "Northwind Traders",
    "Fabrikam Tools",
    "Tailspin Air Cargo",
    "Soylent Foods",
    "Wonka Confectionery",
    "Cyberdyne Robotics",
    "Massive Dynamic",
  ],
} as const;

export const sampleProducts = {
  zh: ["OA 协同办公", "合同管理", "移动考勤", "数据分析平台", "客户门户", "文档中心"],
  en: ["Workflow Suite", "Contract Hub", "Time Tracking", "Analytics", "Customer Portal", "Document Center"],
} as const;

export const sampleNotes = {
  zh: [
    "今天见了张总，方案基本认可。",
    "电话沟通，等对方财务批预算。",
    "做了一次演示，IT 部门比较满意。",
    "竞争对手也在报价，价格是关键。",
    "客户要求补充实施计划。",
  ],
  en: [
    "Good call with their COO; she likes the pilot.",
    "Budget is with finance until next week.",
    "Demo went well, IT has two questions.",
    "A rival quoted lower; we need the reference visit.",
    "They want the rollout plan in writing.",
  ],
} as const;
