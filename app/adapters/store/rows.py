"""Rows to values and back, for the room's side of the store."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from app.adapters.store import walk_codec
from app.adapters.store.tables import editions, pairings, posts, walks
from app.domain.comfort import Comfort, Size, Tongue
from app.domain.errors import Unknown
from app.domain.plan import Spot
from app.domain.post import Disposition, Idle, Post
from app.usecases.ports import OpenWalk, Pairing


def open_walk(connection: Connection, id: str) -> OpenWalk:
    """Raise Unknown when there is none."""
    row = connection.execute(select(walks).where(walks.c.id == id)).mappings().first()
    if row is None:
        raise Unknown
    return _walk_of(row)


def open_walks(connection: Connection, *claims: ColumnElement[bool]) -> Sequence[OpenWalk]:
    """Every walk of which all this is true, oldest first."""
    found = select(walks).where(*claims).order_by(walks.c.opened_at, walks.c.id)
    return [_walk_of(row) for row in connection.execute(found).mappings()]


def walk_row(opened: OpenWalk) -> Mapping[str, Any]:
    """What the table keeps of a walk; the columns beside `state` are there to search and to compare."""
    return {
        "id": opened.walk.id,
        "procedure": opened.walk.procedure,
        "edition": opened.walk.edition,
        "version": opened.walk.version,
        "state": walk_codec.encode(opened.walk),
        "mediator": opened.mediator,
        "opened_at": opened.opened_at,
        "placed_at": opened.placed_at,
        "active_at": opened.active_at,
        "ended_at": opened.ended_at,
        "calls": opened.calls,
    }


def post(connection: Connection, id: str) -> Post:
    """Raise Unknown when there is none."""
    found = post_where(connection, posts.c.id == id)
    if found is None:
        raise Unknown
    return found


def post_where(connection: Connection, claim: ColumnElement[bool]) -> Post | None:
    """The post of which this is true."""
    row = connection.execute(select(posts).where(claim)).mappings().first()
    return None if row is None else _post_of(row)


def all_posts(connection: Connection) -> Sequence[Post]:
    """Every post, by name."""
    return [_post_of(row) for row in connection.execute(select(posts).order_by(posts.c.name)).mappings()]


def post_row(post: Post) -> Mapping[str, Any]:
    """What the table keeps of a post, but for its browser's token."""
    return {
        "id": post.id,
        "name": post.name,
        "version": post.version,
        "walk": post.walk,
        "language": post.language,
        "size": post.comfort.size.value,
        "contrast": post.comfort.contrast,
        "spacing": post.comfort.spacing,
        "disposition": post.disposition.value,
        "called_at": post.called_at,
        "to_check": post.to_check,
        "slow": post.comfort.slow,
        "idle": post.idle.value,
        "idle_since": post.idle_since,
        "again": post.again,
        "plan_row": post.spot.row if post.spot else None,
        "plan_column": post.spot.column if post.spot else None,
        "aloud": post.comfort.aloud,
        "tongue": post.tongue.value,
        "pointed": post.pointed,
        "said": post.said,
        "reply": post.reply,
    }


def pairing_where(connection: Connection, claim: ColumnElement[bool]) -> Pairing | None:
    """The pairing of which this is true."""
    row = connection.execute(select(pairings).where(claim)).mappings().first()
    return None if row is None else Pairing(**row)


def edition_sources(connection: Connection, edition: str) -> tuple[str, Mapping[str, str]]:
    """Raise Unknown when the edition is not kept."""
    row = connection.execute(select(editions).where(editions.c.id == edition)).mappings().first()
    if row is None:
        raise Unknown
    return row["procedure"], json.loads(row["sources"])


def _walk_of(row: RowMapping) -> OpenWalk:
    return OpenWalk(
        walk=walk_codec.decode(row["state"]),
        mediator=row["mediator"],
        opened_at=row["opened_at"],
        placed_at=row["placed_at"],
        active_at=row["active_at"],
        ended_at=row["ended_at"],
        calls=row["calls"],
    )


def _post_of(row: RowMapping) -> Post:
    return Post(
        id=row["id"],
        name=row["name"],
        version=row["version"],
        walk=row["walk"],
        language=row["language"],
        comfort=Comfort(Size(row["size"]), row["contrast"], row["spacing"], row["slow"], row["aloud"]),
        disposition=Disposition(row["disposition"]),
        called_at=row["called_at"],
        to_check=row["to_check"],
        idle=Idle(row["idle"]),
        idle_since=row["idle_since"],
        again=row["again"],
        spot=None if row["plan_row"] is None else Spot(row["plan_row"], row["plan_column"]),
        tongue=Tongue(row["tongue"]),
        pointed=row["pointed"],
        said=row["said"],
        reply=row["reply"],
    )
