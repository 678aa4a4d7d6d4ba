"""What LibreOffice reads in the files of this folder, through a file of its own that openpyxl 3.1 reads: `python3 cells.py`."""
import datetime, glob, json, subprocess, tempfile
import openpyxl


def value(cell):
    if isinstance(cell, datetime.datetime):
        moment = (cell + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
        return {"day": moment.isoformat() if moment.time() != datetime.time() else moment.date().isoformat()}
    return cell


cells = {}
with tempfile.TemporaryDirectory() as there:
    for name in sorted(glob.glob("*.xlsx")):
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", there, name], check=True)
        book = openpyxl.load_workbook(f"{there}/{name}", data_only=True)
        cells[name] = {
            sheet.title: {cell.coordinate: value(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
            for sheet in book.worksheets
        }
with open("cells.json", "w") as file:
    json.dump(cells, file, ensure_ascii=False, indent=1)
    file.write("\n")
