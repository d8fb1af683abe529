"""Prints a report that is written in a neutral form in the layouts in which readers of pages give reports.

usage: print_layouts.py REPORT.src OUT: writes OUT/<layout>/REPORT.<html|md|txt>

The neutral form: `# Heading`; rows of a table `| cell | cell |` up to a blank line, where `^` is one cell with the one above it
and `<` one with the one to its left; any other line is a paragraph. `reports` holds some by persons who did not know the program, each with
what it states; `tests/corpus/blind10` has those whose names begin with an, cn, en, hk, hs and in, one of six layouts each; eu2, sc and tc
have not been opened since they were written. What one layout
of a report states and another does not is a bug at sight.
"""

import html
import re
import sys
import unicodedata
from pathlib import Path

LAYOUTS = {"html": "html", "md": "md", "mdhtml": "md", "tabs": "txt", "cols": "txt", "blanks": "txt", "cells": "txt"}
# columns of a line of running text
WIDTH = 92


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text):
    lines, line = [], ""
    for word in re.findall(r"[\x21-\x7e\u00a0-\u024f£€¥₂³²–—’“”‘]+|\s|.", text):
        stays = re.match(r"[，。、；：）》”,.;:)]", word)
        if line and width(line) + width(word) > WIDTH and not stays:
            lines.append(line.rstrip())
            line = ""
            if word.isspace():
                continue
        line += word
    return lines + [line.rstrip()] * bool(line.strip())


def blocks(path):
    """Headings, paragraphs and tables, in order."""
    found, rows = [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:].removesuffix("|").split("|")])
            continue
        if rows:
            columns = max(map(len, rows))
            found.append(("table", [row + [""] * (columns - len(row)) for row in rows]))
            rows = []
        if line.strip():
            found.append(("heading" if line.startswith("#") else "text", line.strip()))
    return found


def tags(rows):
    out = []
    for i, row in enumerate(rows):
        out.append("<tr>")
        for j, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            right = next((k for k in range(j + 1, len(row)) if row[k] != "<"), len(row)) - j
            down = next((k for k in range(i + 1, len(rows)) if rows[k][j] != "^"), len(rows)) - i
            spans = "".join(f' {name}span="{n}"' for name, n in (("row", down), ("col", right)) if n > 1)
            out.append(f"<td{spans}>{html.escape(cell)}</td>")
        out.append("</tr>")
    return f"<table>{''.join(out)}</table>"


def columns_of_blanks(rows, plain):
    def alone(row, j):
        return j + 1 == len(row) or row[j + 1] != "<"

    widths = [max([4] + [width(p[j]) for r, p in zip(rows, plain) if alone(r, j)]) for j in range(len(rows[0]))]
    for row in plain:
        line, at = "", 0
        for cell, full in zip(row, widths):
            if cell:
                line += " " * max(at - width(line), 2 if line else 0) + cell
            at += full + 3
        yield line.rstrip()


def table(rows, layout):
    plain = [["" if cell in ("^", "<") else cell for cell in row] for row in rows]
    filled = [[cell for cell in row if cell] for row in plain]
    match layout:
        case "html" | "mdhtml":
            return [tags(rows)]
        case "md":
            marked = [f"| {' | '.join(row)} |" for row in plain]
            return [marked[0], "|" + "---|" * len(rows[0]), *marked[1:]]
        case "tabs":
            return ["\t".join(row).rstrip() for row in plain]
        case "cols":
            return list(columns_of_blanks(rows, plain))
        case "blanks":
            return [" ".join(row) for row in filled if row]
        case _:
            return [cell for row in filled for cell in row]


def printed(found, layout):
    out = []
    for kind, block in found:
        depth = len(block) - len(block.lstrip("#")) if kind == "heading" else 0
        title = block.lstrip("#").strip() if kind == "heading" else ""
        if kind == "table":
            out += [*table(block, layout), ""]
        elif layout == "html":
            out.append(f"<h{depth}>{html.escape(title)}</h{depth}>" if depth else f"<p>{html.escape(block)}</p>")
        elif layout in ("md", "mdhtml"):
            out += [block, ""]
        else:
            out += ["", title, ""] if depth else wrapped(block)
    text = "\n".join(out) + "\n"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{text}</body></html>' if layout == "html" else text


def main(source, out):
    found = blocks(Path(source))
    for layout, ending in LAYOUTS.items():
        path = Path(out) / layout / f"{Path(source).stem}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed(found, layout), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
