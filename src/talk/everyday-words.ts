/** Everyday words, of which a name in the middle of a sentence is told apart. A customer of that name is called by number. */

export const commonWords: ReadonlySet<string> = new Set(
  (
    "the an and or but if so as at by for from in into of off on onto out over to up with without about after before " +
    "is are was were be been am do does did done has have had can could will would should may might must let lets " +
    "i'm we're he she it they them their our my your his her its this that these those there here who what when where " +
    "which why how all any some no not none yes ok okay please pls just now today tomorrow yesterday tonight week month " +
    "quarter year day days weeks next last this mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday " +
    "thursday friday saturday sunday jan feb mar apr may jun jul aug sep sept oct nov dec january february march april " +
    "june july august september october november december eom eoq eoy q1 q2 q3 q4 " +
    "deal deals opp opps opportunity customer customers account client lead pipeline funnel forecast team stage step steps " +
    "amount value date close closed closing closes won win lost lose losing dead gone signed sign signing commit call calls " +
    "called calling met meet meeting lunch dinner coffee demo quote quoted proposal contract msa nda po budget price discount " +
    "buyer cfo ceo cto vp send sending sent show open view see note notes log add new create change update set make " +
    "push pushed move moved mark undo history list my me us we you back forward good great nice went wants want need needs " +
    "like likes liked likely said says asked asking back answer got get getting visit visited email emailed mail mailed spoke " +
    "talk talked told waiting wait still again soon later w/ went well with someone else " +
    "likelihood history status help thanks hi hello"
  ).split(" "),
);

/** In a company's name beside its own part: 科技 is in half of them. */
export const generic: ReadonlySet<string> = new Set(
  (
    "科技 医疗 建材 物流 教育 集团 公司 信息 网络 电子 软件 技术 实业 贸易 商贸 国际 中国 北京 上海 深圳 广州 杭州 南京 成都 " +
    "银行 医院 学校 大学 学院 汽车 航空 地产 电气 机械 能源 食品 服装 传媒 咨询 服务 管理 发展 投资 金融 保险 制造 工业 " +
    "客户 方案 合同 报价 预算 今天 明天 昨天 下周"
  ).split(" "),
);

/** Behind these a name may begin, in Chinese without blanks. */
export const leadsToName =
  /今天|了|过|昨天|前天|明天|上午|下午|晚上|刚刚?|已经?|和|跟进|回访|跟|与|同|把|给|在|去|到|对|找|见了?|拜访了?|约了?|联系了?|打给|推进|推到|前进|退回|回退|查看|看看?一?下?|打开|备注|记一?下|丢单|丢了|丢|输单|赢单|赢了|成交|签约|签下了?|签了|修改|更新|编辑|改|关闭|删除|删掉|删了|作废|撤回|撤销|历史|重开|商机|客户|新|的/g;
