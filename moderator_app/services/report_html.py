"""A report as one page of HTML: nothing is loaded from elsewhere, it prints well, light and dark follow the reader."""

from __future__ import annotations

from html import escape
from typing import Final

from moderator_app.domain.report.document import (
    Cell,
    Chart,
    Document,
    Figure,
    Row,
    Table,
    Unit,
    amount,
    link_host,
    nothing,
    shown,
    telling,
)

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
text-align:right;vertical-align:top}th.text,td.text{text-align:left}tr:last-child td{border-bottom:0}
th{vertical-align:bottom}td.text{overflow-wrap:anywhere}td.text:first-child{overflow-wrap:break-word}
td.none{color:var(--muted)}tr{break-inside:avoid}
.small td,.small th{padding:4px 2px;font-size:11px;text-align:center;border-bottom:0}
i.bar{display:block;height:10px;border-radius:3px;background:var(--bar);min-width:2px}
i.thin{height:6px;margin-bottom:2px}i.pale{background:var(--pale)!important}
i.key{display:inline-block;width:9px;height:9px;border-radius:2px;background:var(--bar);margin:0 5px 0 10px}
.draw{width:34%}td.draw{text-align:left;vertical-align:middle}
a{color:inherit}
@media print{body{background:none}main{padding:0}section,.figure{border-color:#ccc}
i,td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
_HEAD: Final = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_FULL: Final = 100
_PALEST: Final = 8
_DARKEST: Final = 60
"""Percent of the colour in an hour: figures stay readable on it, on light and on dark."""


def page(document: Document) -> str:
    """The whole page."""
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head>{_HEAD}<title>{escape(document.title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(document.title)}</h1><p class="muted">{escape(document.subtitle)}</p>'
        f'<p class="muted">{escape(document.made)}</p>'
        f'<div class="figures">{"".join(_figure(each, document.language) for each in document.figures)}</div>'
        f"{_tables(document)}"
        f'<p class="muted">{escape(document.footer)}</p></main></body></html>\n'
    )


def _tables(document: Document) -> str:
    said = f"<p>{escape(nothing(document.language))}</p>" if document.empty else ""
    return said + "".join(_table(each, document.language) for each in telling(document))


def _figure(figure: Figure, language: str) -> str:
    return (
        f'<div class="figure"><span>{escape(figure.label)}</span>'
        f"<b>{escape(shown(figure.value, figure.unit, language))}</b><span>{escape(figure.note)}</span></div>"
    )


def _table(table: Table, language: str) -> str:
    drawn, most = table.drawn, _most(table)
    heads = "".join(
        f"<th{' class=text' if unit is Unit.TEXT else ''}>{escape(label)}</th>" for _, label, unit in table.columns
    )
    if drawn:
        heads += f'<th class="draw">{_legend(table) if len(drawn) > 1 else ""}</th>'
    lines = []
    for row in table.rows:
        cells = "".join(
            f"<td{_look(cell, unit, table, most)}>{_said(cell, name, unit, language)}</td>"
            for cell, (name, _, unit) in zip(row.cells, table.columns, strict=True)
        )
        if drawn:
            cells += f'<td class="draw">{_bars(row, drawn, most)}</td>'
        lines.append(f"<tr>{cells}</tr>")
    note = f'<p class="muted">{escape(table.note)}</p>' if table.note else ""
    size = ' class="small"' if table.chart is Chart.HEAT else ""
    return (
        f"<section><h2>{escape(table.title)}</h2><table{size}><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>{note}</section>"
    )


def _said(cell: Cell, name: str, unit: Unit, language: str) -> str:
    """A cell; an address of the web can be followed, and stands there whole."""
    said = escape(shown(cell, unit, language))
    if name != "link" or not cell or link_host(str(cell)) == cell:
        return said
    return f'<a href="{said}" rel="noreferrer">{said}</a>'


def _most(table: Table) -> float:
    """What a whole bar, or the darkest cell, stands for; a share is one of the whole."""
    drawn = table.drawn
    if drawn and table.columns[drawn[0]][2] is Unit.SHARE:
        return 1.0
    of = drawn or range(len(table.columns))
    return max((amount(row.cells[column]) for row in table.rows for column in of), default=0.0)


def _legend(table: Table) -> str:
    """Which of two bars is which."""
    first, second = (escape(table.columns[column][1]) for column in (1, 2))
    return f'<i class="key pale"></i>{first} <i class="key"></i>{second}'


def _bars(row: Row, drawn: tuple[int, ...], most: float) -> str:
    """A bar a column; nothing has none."""
    return "".join(
        f'<i class="bar{" thin" if len(drawn) > 1 else ""}{" pale" if len(drawn) > 1 and not place else ""}"'
        f' style="width:{_FULL * length / most:.1f}%"></i>'
        for place, column in enumerate(drawn)
        if most and (length := amount(row.cells[column]))
    )


def _look(cell: Cell, unit: Unit, table: Table, most: float) -> str:
    """Words stand left, nothing is pale, and of hours the fuller is the darker."""
    if unit is Unit.TEXT:
        return " class=text"
    if not cell:
        return " class=none"
    if table.chart is not Chart.HEAT or not most:
        return ""
    return f' style="background:rgb(36 87 214/{_PALEST + (_DARKEST - _PALEST) * amount(cell) / most:.0f}%)"'
