"""`dateline schema`: the JSON Schema of a record."""

from __future__ import annotations

EXAMPLE = "Example: dateline schema > record.schema.json"


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of one line that `dateline code` writes."""
    import json

    from dateline.edges import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
