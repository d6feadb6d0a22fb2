"""The JSON Schema of a procedure file: text editors complete its keys and say what each is for."""

import json
from typing import Any

from app.domain.shape import ProcedureShape


def schema_text() -> str:
    """The schema, as the file that is shipped."""
    schema = ProcedureShape.model_json_schema(by_alias=True)
    for part in (schema, *schema["$defs"].values()):
        part.pop("description", None)  # the English of the code: the keys have their own, in French
    schema = _untitled(schema)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Une démarche de Pas à pas"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _untitled(part: Any) -> Any:
    """The same without the titles that pydantic makes of the names of the code."""
    if isinstance(part, dict):
        return {key: _untitled(value) for key, value in part.items() if key != "title"}
    return [_untitled(value) for value in part] if isinstance(part, list) else part
