"""Lists as people hold them, as files."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_OF = ' table:formula="of:=[.A1]"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write_xlsx(
    path: Path, sheets: dict[str, Sequence[Sequence[str]]], merged: str = "", formula: str = ""
) -> Path:
    """A spreadsheet of texts; `merged` is a range of the first sheet, `formula` a cell that holds one without a result."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names, 1)
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        )
        related = "".join(
            f'<Relationship Id="r{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(names) + 1)
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'
        )
        for i, rows in enumerate(sheets.values(), 1):
            packed.writestr(f"xl/worksheets/sheet{i}.xml", _sheet(rows, merged if i == 1 else "", formula))
    return path


def _sheet(rows: Sequence[Sequence[str]], merged: str, formula: str) -> str:
    lines = []
    for line, cells in enumerate(rows, 1):
        written = []
        for column, text in enumerate(cells):
            place = f"{chr(65 + column)}{line}"
            if place == formula:
                written.append(f'<c r="{place}"><f>A1</f></c>')
            elif text:
                written.append(f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>')
        lines.append(f'<row r="{line}">{"".join(written)}</row>')
    ranges = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData>{ranges}</worksheet>'


def write_ods(path: Path, sheets: dict[str, Sequence[Sequence[str]]], formula: str = "") -> Path:
    """A spreadsheet of OpenDocument with texts; cells that hold `formula` are the result of one."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(partial(_ods_row, formula), rows))}</table:table>'
        for name, rows in sheets.items()
    )
    spaces = " ".join(f'xmlns:{name}="{OPEN_DOCUMENT}:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", f'<manifest xmlns="{OPEN_DOCUMENT}:manifest:1.0"/>')
        packed.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _ods_row(formula: str, cells: Sequence[str]) -> str:
    written = (
        f'<table:table-cell office:value-type="string"{_OF if text and text == formula else ""}>'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
        for text in cells
    )
    return f"<table:table-row>{''.join(written)}</table:table-row>"
