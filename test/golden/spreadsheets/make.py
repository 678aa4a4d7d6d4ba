"""Files as other programs write them: run once, `python3 make.py`, with openpyxl 3.1, XlsxWriter 3.2 and LibreOffice 7.4."""
import datetime, re, subprocess, zipfile
import openpyxl, xlsxwriter
from openpyxl.styles import numbers

day = datetime.date
rows = [
    ("OA 系统", "华信医疗科技有限公司", 128000, day(2026, 3, 5)),
    ("OA 系统", "远航教育集团", 45600.5, day(2026, 3, 18)),
    ("CRM 云", "华信医疗科技有限公司", 99999.99, day(2026, 4, 2)),
    ("OA 系统", "华信医疗科技有限公司", -28000, day(2026, 4, 9)),
    ("CRM 云", "金石建材", 200000, day(2026, 5, 11)),
    ("CRM 云", "南方物流", 9999.995, day(2026, 6, 30)),
]

# A report with a title above, a subtotal between, a total below, one hidden row, and dates in Chinese Excel's own format (31).
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "销售明细"
sheet.append(["2026 年上半年销售报表"])
sheet.merge_cells("A1:D1")
sheet.append([])
sheet.append(["货品名称", "客户名称", "价税合计", "单据日期"])
for at, row in enumerate(rows):
    sheet.append(row)
    if at == 2:
        sheet.append(["一季度小计", None, 273600.49, None])
sheet.append(["合计", None, 455600.485, None])
for line in sheet.iter_rows(min_row=4, max_row=11):
    line[2].number_format = '[$¥-804]#,##0.00'
    line[3].number_format = 'yyyy"年"m"月"d"日";@'
sheet.row_dimensions[5].hidden = True
other = book.create_sheet("说明")
other.append(["口径：含税，退货为负数"])
book.save("report-openpyxl.xlsx")

# A header of two rows, the upper one merged.
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["销售代表", "2026 年", None, "2025 年", None])
sheet.append([None, "目标", "完成", "目标", "完成"])
sheet.merge_cells("A1:A2"); sheet.merge_cells("B1:C1"); sheet.merge_cells("D1:E1")
sheet.append(["王芳", 800000, 310000, 700000, 690000])
sheet.append(["李雷", 600000, 455000, 500000, 512000])
book.save("two-rows-openpyxl.xlsx")

# Days counted from 1904, opportunities in English.
book = xlsxwriter.Workbook("deals-1904-xlsxwriter.xlsx", {"date_1904": True})
sheet = book.add_worksheet("Pipeline")
dated = book.add_format({"num_format": "d-mmm-yy"})
dollars = book.add_format({"num_format": '0.0,,"M"'})
share = book.add_format({"num_format": "0%"})
sheet.write_row(0, 0, ["Account Name", "Opportunity Name", "Stage", "Amount", "Close Date", "Probability", "Owner"])
for at, (account, name, stage, amount, closes, chance, owner) in enumerate([
    ("Globex", "Analytics", "Proposal", 1200000, day(2026, 12, 18), 0.5, "Tom Baker"),
    ("Initech", "Rollout", "Negotiation", 450000, day(2027, 1, 29), 0.75, "Priya Nair"),
    ("Hooli", "Pilot", "Closed Won", 80000, day(2026, 11, 3), 1, "Tom Baker"),
], 1):
    sheet.write_row(at, 0, [account, name, stage])
    sheet.write_number(at, 3, amount, dollars)
    sheet.write_datetime(at, 4, datetime.datetime.combine(closes, datetime.time()), dated)
    sheet.write_number(at, 5, chance, share)
    sheet.write(at, 6, owner)
book.close()

# Text files in every encoding that is met.
head = "客户名称;产品;金额（元）;日期\r\n"
body = "華信醫療;OA;1.234.567,50;30.08.2026\r\n遠航教育;CRM;45.600,00;05.09.2026\r\n"
open("semicolons-utf8-bom.csv", "wb").write(("\ufeff" + head + body).encode("utf-8"))
open("says-its-mark.csv", "wb").write(("sep=;\r\n" + head + body).encode("utf-8"))
comma = "客户名称,产品名称,价税合计,单据日期\r\n华信医疗,办公系统,\"128,000.00\",2026/3/5\r\n远航教育,客户管理,\"45,600.50\",2026/3/18\r\n"
open("comma-gb18030.csv", "wb").write(comma.encode("gb18030"))
trad = "客戶名稱,產品名稱,價稅合計,單據日期\r\n華信醫療,辦公系統,\"128,000.00\",2026/3/5\r\n遠航教育,客戶管理,\"45,600.50\",2026/3/18\r\n"
open("comma-big5.csv", "wb").write(trad.encode("big5"))
open("tabs-utf16.txt", "wb").write(("Account\tAmount\tDate\r\nACME\t1,200.00\t03/04/2027\r\nGlobex\t80k\t05/06/2027\r\n").encode("utf-16"))

# Strings in the cells themselves, as writers in constant memory have them; every habit of writing amounts and days, in one column
# each; full-width digits, zero-width characters, blanks at the ends.
book = xlsxwriter.Workbook("inline-xlsxwriter.xlsx", {"constant_memory": True})
sheet = book.add_worksheet("商机")
wan = book.add_format({"num_format": '0!.0,"万"'})
sheet.write_row(0, 0, ["\u200b客户名称 ", "商机阶段", "预计金额（万元）", "预计成交日期 ", "赢率"])
for at, row in enumerate([
    ("华信医疗\u200b ", "报价", 1280000, "2026/8/30", 0.5),
    (" 远航教育", "谈判", 456000, "８月３０日", 0.75),
    ("金石建材　", "签约", 80000, "2026年9月5日", 1),
], 1):
    sheet.write_row(at, 0, row[:2])
    sheet.write_number(at, 2, row[2], wan)
    sheet.write(at, 3, row[3])
    sheet.write_number(at, 4, row[4])
book.close()

# Several sheets: a cover, the plans per quarter, a hidden list.
book = openpyxl.Workbook()
book.active.title = "封面"
book.active.append(["2026 年度计划"])
sheet = book.create_sheet("目标")
sheet.append(["姓名", "季度", "销售目标（万）"])
for row in [("王芳", "2026Q3", 80), ("王芳", "2026年四季度", "95.5"), ("李雷", "2026-Q3", "6０"), ("合计", None, 235.5)]:
    sheet.append(row)
hidden = book.create_sheet("字典")
hidden.append(["客户名称", "金额"]); hidden.append(["华信", 1])
hidden.sheet_state = "hidden"
book.save("several-openpyxl.xlsx")

# Strict Open XML: the same parts in its own namespaces, days as ISO 8601.
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Account", "Amount", "Date"])
sheet.append(["ACME", 1200.5, "2026-08-30"])
sheet.append(["Globex", 800, "2026-09-05"])
book.save("strict.xlsx")
parts = {}
with zipfile.ZipFile("strict.xlsx") as archive:
    for part in archive.namelist():
        parts[part] = archive.read(part).decode()
for part in parts:
    for old, strict in [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    ]:
        parts[part] = parts[part].replace(old, strict)
parts["xl/worksheets/sheet1.xml"] = re.sub(
    r'<c r="(C[23])" t="inlineStr"><is><t>([^<]*)</t></is></c>',
    r'<c r="\1" t="d"><v>\2T00:00:00.000</v></c>',
    parts["xl/worksheets/sheet1.xml"],
)
with zipfile.ZipFile("strict.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for part, text in parts.items():
        archive.writestr(part, text)

# Amounts in every habit of grouping, as text.
lines = "Account\tAmount\tClose date\tStage\n"
for nth, amount in enumerate(["1'234.50", "12,34,567", "USD 3k", "(1,200)", "¥ 5,000.00 ", "１２３．５"]):
    lines += f"Account {nth}\t{amount}\t30-08-26\tOpen\n"
open("groups-points.tsv", "wb").write(lines.encode("utf-8"))
lines = "Kunde;Account;Amount;Close date;Stage\r\n"
for nth, amount in enumerate(["1.234,50", "1 234,50", "1\u00a0234\u00a0567,5", "12,5", "-80,00"]):
    lines += f"{nth};Account {nth};{amount};30.08.2026;Open\r\n"
open("groups-commas.csv", "wb").write(lines.encode("utf-8"))

# Formulas that failed, as LibreOffice has worked them out.
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["客户名称", "金额", "日期"])
sheet.append(["华信", "=1/0", day(2026, 3, 5)])
sheet.append(["远航", "=2*300", day(2026, 3, 6)])
sheet.append(["金石", "=NA()", "=#REF!+1"])
book.save("errors-openpyxl.xlsx")

# The reports once more, as LibreOffice writes them; then renamed …-calc.*
for kind, name in [
    ("ods", "report-openpyxl.xlsx"), ("xlsx:Calc MS Excel 2007 XML", "report-openpyxl.xlsx"),
    ("ods", "two-rows-openpyxl.xlsx"), ("ods", "several-openpyxl.xlsx"), ("xlsx:Calc MS Excel 2007 XML", "errors-openpyxl.xlsx"),
]:
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", "calc", name], check=True)
