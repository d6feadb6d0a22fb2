"""create_app(): the pages of a desk, guarded; the one place that knows every blueprint."""

from flask import Flask
from jinja2 import StrictUndefined

from app.config import VERSION, Config
from app.domain.mandate import POINTS
from app.domain.preparing import things_to_prepare
from app.usecases.accounts import Accounts
from app.web import (
    access,
    arranging,
    assets,
    beginning,
    choosing,
    completing,
    correcting,
    demo,
    desk,
    doubting,
    drafting,
    dry_walk,
    errors,
    figures,
    guards,
    headers,
    helping,
    history,
    i18n,
    inviting,
    journal,
    keeping,
    links,
    listening,
    machines,
    mediator,
    memo,
    moving,
    new_language,
    papers,
    pausing,
    phrasebook,
    pointing,
    points,
    publishing,
    recording,
    rereading,
    resuming,
    room,
    screen_drawing,
    seats,
    second_eyes,
    seeing,
    spoken_procedures,
    staff,
    staying,
    structure,
    team,
    trainer,
    translating,
    translation_returns,
    visitor,
    workshop_files,
)


def create_app(config: Config, parts: desk.Desk, accounts: Accounts, who: seats.Seats) -> Flask:
    """The pages of a desk, guarded: no route without declared access."""
    app = Flask("app", root_path=str(config.root / "app"), static_folder=None)
    _settle(app, config)
    desk.install(app, parts)
    app.jinja_env.globals.update(
        structure=parts.settings.structure,
        mandate_points=POINTS,
        title_of=choosing.title_of,
        organisation_of=choosing.organisation_of,
        kept_from=keeping.kept_from,
        points_of=points.points_of,
        translation_of=spoken_procedures.translation_of,
        french_only=spoken_procedures.french_only,
        things_to_prepare=things_to_prepare,
        address_of=workshop_files.address_of,
        rival_of=publishing.rival_of,
    )
    i18n.install(app, parts.catalogues)
    seats.install(app, who)
    listening.install(app, config.secret)
    guards.install(app, demo=config.demo)
    app.before_request(i18n.greet)
    staff.install(app, accounts)
    of_the_post = (visitor, listening, pausing, doubting, memo, phrasebook)
    of_the_desk = (
        mediator,
        moving,
        arranging,
        pointing,
        recording,
        resuming,
        room,
        trainer,
        links,
        drafting,
        helping,
        beginning,
        screen_drawing,
        team,
        staying,
        structure,
        inviting,
        journal,
        figures,
        completing,
        correcting,
        second_eyes,
        publishing,
        rereading,
        history,
        papers,
        seeing,
        dry_walk,
        translating,
        translation_returns,
        new_language,
    )
    for face in (*of_the_post, *of_the_desk):
        app.register_blueprint(face.bp)
    if config.demo:
        demo.install(app, config.secret)
    machines.install(app, parts, version=VERSION)
    errors.install(app)
    app.after_request(headers.protect)
    access.refuse_undeclared(app)
    return app


def _settle(app: Flask, config: Config) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=access.BODY_LIMIT,
        MAX_FORM_PARTS=100,
        TRUSTED_HOSTS=list(config.hosts) or None,
        BABEL_DEFAULT_TIMEZONE="Europe/Paris",
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(demo=config.demo)
    assets.install(app, config.root / "static")
