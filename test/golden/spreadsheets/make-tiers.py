"""A sales report whose customers stand exactly on the bounds of the usual tiers: run once, `python3 make-tiers.py`, with openpyxl 3.1."""
import datetime
import openpyxl

day = datetime.date

# What each customer bought in all, and in which tier that is: below 1万, 1–5, 5–10, 10–20, 20万 and above.
totals = {
    "恰好一万": (1000000, 1), "差一分一万": (999999, 0), "恰好五万": (5000000, 2), "差一分五万": (4999999, 1),
    "恰好十万": (10000000, 3), "差一分十万": (9999999, 2), "恰好二十万": (20000000, 4), "差一分二十万": (19999999, 3),
    "五百": (50000, 0), "三十万": (30000000, 4), "退光的": (0, 0), "退多了": (-123450, 0),
}

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "销售明细"
sheet.append(["货品名称", "客户名称", "价税合计", "单据日期"])
at = 0
for name, (fen, _tier) in totals.items():
    # Three lines each: two halves of more than the total, and what came back.
    back = 250000 + 100 * at if at % 2 == 0 or fen <= 0 else 0
    first = (fen + back) // 3
    parts = [first, fen + back - first] + ([-back] if back else [])
    for nth, part in enumerate(parts):
        sheet.append(["OA 系统" if nth == 0 else "CRM 云", name, part / 100, day(2026, 1 + (at + nth) % 9, 3 + nth)])
    at += 1
for line in sheet.iter_rows(min_row=2):
    line[2].number_format = "#,##0.00"
    line[3].number_format = "yyyy/m/d"
book.save("tiers-on-the-bounds-openpyxl.xlsx")
