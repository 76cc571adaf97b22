"""Tables of CONTRACT from a few cells: what is left out is null, empty, nought or a dash."""

from typing import Any

import pyarrow as pa

from pipeline.tables import TABLES, schema


def tables(**rows: list[dict[str, Any]]) -> dict[str, pa.Table]:
    """All tables; `rows` holds, by table, the cells that matter."""
    return {name: pa.Table.from_pylist([_row(name, r) for r in rows.get(name, [])], schema(name)) for name in TABLES}


def parts(made: dict[str, pa.Table]) -> dict[str, list[pa.Table]]:
    """The tables as a run gives them: each in parts."""
    return {name: [table] for name, table in made.items()}


def _row(table: str, given: dict[str, Any]) -> dict[str, Any]:
    assert set(given) <= set(schema(table).names), f"{table} has no column {set(given) - set(schema(table).names)}"
    return {field.name: _empty(field) for field in schema(table)} | given


def _empty(field: pa.Field) -> Any:
    if pa.types.is_list(field.type):
        return []
    if field.nullable:
        return None
    if pa.types.is_boolean(field.type):
        return False
    return 0 if pa.types.is_integer(field.type) or pa.types.is_floating(field.type) else "-"
