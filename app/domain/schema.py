"""The JSON Schemas of the files: text editors complete their keys and say what each is for."""

import json
from typing import Any

from pydantic import BaseModel

from app.domain.phrasebook_file import PhrasebookShape
from app.domain.shape import ProcedureShape


def schema_text() -> str:
    """The schema of a procedure, as the file that is shipped."""
    return _text(ProcedureShape, "Une démarche de Pas à pas")


def phrasebook_schema_text() -> str:
    """The schema of phrases.yaml, as the file that is shipped."""
    return _text(PhrasebookShape, "Les phrases du bureau de Pas à pas")


def _text(model: type[BaseModel], title: str) -> str:
    schema = model.model_json_schema(by_alias=True)
    for part in (schema, *schema["$defs"].values()):
        part.pop("description", None)  # the English of the code: the keys have their own, in French
    schema = _untitled(schema)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _untitled(part: Any) -> Any:
    """The same without the titles that pydantic makes of the names of the code."""
    if isinstance(part, dict):
        return {key: _untitled(value) for key, value in part.items() if key != "title"}
    return [_untitled(value) for value in part] if isinstance(part, list) else part
