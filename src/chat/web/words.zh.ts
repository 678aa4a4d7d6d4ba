import type { chatWebEn } from "./words.en.ts";

export const chatWebZh = {
  today: "今天",
  you: "我",
  continued: (title: string) => `${title}：更新在下面`,
  copy: "复制",
  copied: "已复制",
  form: {
    optional: "选填",
    closed: (title: string) => `已关闭，没有保存：${title}`,
    problems: (count: number) => `有 ${count} 处需要修改。`,
    choose: "请选择",
  },
  trail: {
    label: "阶段",
    step: (now: number, of: number) => `第 ${now} 个阶段，共 ${of} 个`,
    done: "已完成",
    now: "当前",
    ahead: "未到",
  },
  chart: { numbers: "查看数字" },
  files: {
    attach: "添加文件",
    remove: "移除",
    tooLarge: (megabytes: number) => `“{}”超过了 ${megabytes} MB。请压缩后再发。`,
    download: (name: string) => `下载 ${name}`,
  },
  table: { rows: (count: number) => `表格，共 ${count} 行` },
  unreadable: "这条消息来自其他版本，无法显示。",
  demo: {
    label: "演示",
    note: "示例公司：随便试，换个身份看，时间也能拨。",
    inOtherLanguage:
      "这家示例公司里的人和客户是英文名字，因为它按第一个打开的浏览器的语言生成。想看中文的，换一个 DATA_DIR 重新启动。",
    personas: "切换身份",
    clock: "演示时间",
    moves: {
      thursday: "到周四 14:00",
      friday: "到周五 09:30",
      hour: "+1 小时",
      day: "+1 天",
    },
    unread: (count: number) => `${count} 条新消息`,
    turn: "翻到背面：看 Slack 和飞书收到的内容",
    turnShort: "Slack / 飞书",
    back: "翻回来",
    drawnBy: (chat: string) => `${chat} 里大致是这样`,
    payloadOf: (chat: string) => `${chat} 收到的原始内容`,
  },
  secret: {
    shownOnce: "只显示这一次，请马上复制。",
    was: "只显示过一次，不再保存。需要的话重新发一次命令。",
    close: "好了",
    goBack: "回到对话",
  },
} satisfies typeof chatWebEn;
