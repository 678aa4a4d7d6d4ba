/** Where anybody gets a mailbox: two companies that write from there have nothing in common. */
export const freeMailDomains: readonly string[] = (
  "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.com.cn yahoo.cn yahoo.fr yahoo.de ymail.com icloud.com me.com mac.com aol.com " +
  "proton.me protonmail.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de orange.fr free.fr wanadoo.fr laposte.net libero.it mail.ru yandex.ru naver.com daum.net hanmail.net zoho.com fastmail.com " +
  "qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net 188.com sina.com sina.cn vip.sina.com sohu.com tom.com 21cn.com 139.com 189.cn wo.cn aliyun.com 263.net"
).split(" ");
