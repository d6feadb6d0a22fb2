"""What machines ask for by themselves: whether the desk is alive, and its icon."""

from flask import Flask, jsonify, url_for
from flask.typing import ResponseReturnValue

from app.web import answers
from app.web.access import PUBLIC, access
from app.web.desk import Desk


def install(app: Flask, parts: Desk, *, version: str) -> None:
    """Answer them; both say nothing of anybody, and neither is activity."""

    @app.get("/sante")
    @access(PUBLIC, renews=False)
    def health() -> ResponseReturnValue:
        codes = [language.code for language in parts.catalogues.languages]
        return jsonify(version=version, demarches=len(parts.library.editions()), langues=codes)

    @app.get("/favicon.ico")
    @access(PUBLIC, renews=False)
    def favicon() -> ResponseReturnValue:
        # Browsers look for it there where a page (an answer to a machine, a file) names none.
        return answers.go_to(url_for("static", filename="img/pas-a-pas.svg"))
