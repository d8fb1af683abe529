"""What leaves the program, read back by the programs that it is for: pandas and DuckDB. Both must find what the store holds.

Usage: read_back.py EVENHAND REPORT…
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas

# Of the store: what a person left of each fact, with the place that it is best stated at.
STORE = """
SELECT f.id, c.name, r.file, r.year, f.metric, f.breakdown, f.period, f.value, f.unit, f.source, f.status,
       e.page, e.line, e.label, e.raw_value, e.quote
FROM judged_facts f JOIN reports r ON r.id = f.report JOIN companies c ON c.id = r.company
JOIN evidence e ON e.fact = f.id AND e.rank = 0
WHERE f.status <> 'rejected' ORDER BY f.id
"""
PARQUET = """fact company report report_year metric breakdown period value_exact unit source status
page line label raw_value quote""".split()
# Columns of the CSV in English; it has words for breakdown, source and status, which are compared by the other file.
CSV = ["Fact", "Company", "Report", "Report year", "id", "Year", "Value", "Unit", "Page", "Line", "Label", "As printed", "Quote"]
OF_CSV = [0, 1, 2, 3, 4, 6, 7, 8, 11, 12, 13, 14, 15]


def told(value):
    """A value as text, whatever type a reader gives it; nothing and an empty text are the same."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def rows(values):
    return [tuple(map(told, row)) for row in values]


def unprotected(text):
    """Without the sign that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text.startswith("'") else text


def same(name, found, store):
    assert len(found) == len(store), f"{name}: {len(found)} rows, the store has {len(store)}"
    for at, (one, other) in enumerate(zip(found, store)):
        assert one == other, f"{name}, row {at}:\n{one}\n{other}"
    print(f"{name}: {len(found)} facts as in the store")


def main(evenhand, reports):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        library, csv, parquet = folder / "library", folder / "facts.csv", folder / "facts.parquet"
        subprocess.run([evenhand, "import", *reports, "--library", library], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for form, file in [("csv", csv), ("parquet", parquet)]:
            subprocess.run([evenhand, "export", form, "--lang", "en", "--library", library, "-o", file], check=True)
        [database] = library.glob("*.db")
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            store = rows(connection.execute(STORE))
        assert store, "nothing was read"
        in_csv = [tuple(row[at] for at in OF_CSV) for row in store]

        table = pandas.read_parquet(parquet)
        same("Parquet by pandas", rows(table[PARQUET].itertuples(index=False)), store)
        assert all(Decimal(exact) == Decimal(repr(value)) for exact, value in zip(table["value_exact"], table["value"]))
        assert all(isinstance(json.loads(text), dict) for text in table["breakdown"])
        columns = ", ".join(PARQUET)
        same("Parquet by DuckDB", rows(duckdb.sql(f"SELECT {columns} FROM '{parquet}' ORDER BY fact").fetchall()), store)

        # The lines below the facts say where the file comes from.
        table = pandas.read_csv(csv, dtype=str, encoding="utf-8-sig", keep_default_na=False).head(len(store))
        found = [tuple(map(unprotected, row)) for row in rows(table[CSV].itertuples(index=False))]
        same("CSV by pandas", found, in_csv)
        columns = ", ".join(f'"{name}"' for name in CSV)
        read = f"read_csv('{csv}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
        found = duckdb.sql(f"SELECT {columns} FROM {read} LIMIT {len(store)}").fetchall()
        same("CSV by DuckDB", [tuple(map(unprotected, row)) for row in rows(found)], in_csv)


main(sys.argv[1], sys.argv[2:])
