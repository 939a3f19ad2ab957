"""A report as one page of HTML: nothing is loaded from elsewhere, it prints well, light and dark follow the reader."""

from __future__ import annotations

from html import escape
from typing import Final

from moderator_app.domain.report.document import Cell, Chart, Document, Figure, Table, Unit, shown

_STYLE: Final = """
:root{color-scheme:light dark;--ground:#f7f8fa;--card:#fff;--text:#14171f;--muted:#5c6370;--line:#e3e6eb;--bar:#2457d6;
--pale:#c8ced8}
@media(prefers-color-scheme:dark){:root{--ground:#14161b;--card:#1c1f26;--text:#eceff4;--muted:#a0a8b5;--line:#2d323c;
--bar:#6c93f5;--pale:#4a5160}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);
font:15px/1.5 Inter,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:40px 24px}h1{font-size:28px;margin:0}h2{font-size:16px;margin:0 0 12px}
.muted{color:var(--muted);margin:4px 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:24px 0}
.figure,section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px}
.figure b{display:block;font-size:26px;line-height:1.3;font-variant-numeric:tabular-nums}
.figure span{color:var(--muted);font-size:13px;display:block}
section{margin:0 0 16px;break-inside:avoid;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{font-weight:600;color:var(--muted);font-size:13px}th,td{padding:6px 8px;border-bottom:1px solid var(--line);
text-align:right;vertical-align:top}th:first-child,td.text{text-align:left}tr:last-child td{border-bottom:0}
td.text{overflow-wrap:anywhere}.small td,.small th{padding:3px 2px;font-size:11px;text-align:center}
i.bar{display:block;height:10px;border-radius:3px;background:var(--bar);min-width:2px}
td.draw{width:34%;text-align:left;vertical-align:middle}
@media print{body{background:none}main{padding:0}}
"""
_HEAD: Final = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_FULL: Final = 100


def page(document: Document) -> str:
    """The whole page."""
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head>{_HEAD}<title>{escape(document.title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(document.title)}</h1><p class="muted">{escape(document.subtitle)}</p>'
        f'<p class="muted">{escape(document.made)}</p>'
        f'<div class="figures">{"".join(_figure(each, document.language) for each in document.figures)}</div>'
        f"{''.join(_table(each, document.language) for each in document.tables)}"
        f'<p class="muted">{escape(document.footer)}</p></main></body></html>\n'
    )


def _figure(figure: Figure, language: str) -> str:
    return (
        f'<div class="figure"><span>{escape(figure.label)}</span>'
        f"<b>{escape(shown(figure.value, figure.unit, language))}</b><span>{escape(figure.note)}</span></div>"
    )


def _table(table: Table, language: str) -> str:
    drawn = _drawn(table)
    most = max((_amount(row.cells[drawn]) for row in table.rows), default=0) if drawn is not None else 0
    heads = "".join(f"<th>{escape(label)}</th>" for _, label, _ in table.columns)
    if drawn is not None:
        heads += "<th></th>"
    units = [unit for _, _, unit in table.columns]
    lines = []
    for row in table.rows:
        cells = "".join(
            f"<td{' class=text' if unit is Unit.TEXT else ''}>{escape(shown(cell, unit, language))}</td>"
            for cell, unit in zip(row.cells, units, strict=True)
        )
        if drawn is not None:
            width = _FULL * _amount(row.cells[drawn]) / most if most else 0
            cells += f'<td class="draw"><i class="bar" style="width:{width:.1f}%"></i></td>'
        lines.append(f"<tr>{cells}</tr>")
    note = f'<p class="muted">{escape(table.note)}</p>' if table.note else ""
    size = ' class="small"' if table.chart is Chart.HEAT else ""
    return (
        f"<section><h2>{escape(table.title)}</h2><table{size}><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>{note}</section>"
    )


def _drawn(table: Table) -> int | None:
    """The column that is drawn as a bar beside each row."""
    return 1 if table.chart in {Chart.BARS, Chart.LINE, Chart.ROWS, Chart.STACK} else None


def _amount(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
