"""Route × method × person → status, for a form with a good token and nothing else filled in.

A new route adds its line: `test_access.py` fails without it. Nobody signed in is sent to the sign-in (303);
what is a post's own is nowhere (404) for everybody else. `post` sits at post 1, where the walk `w1` is;
post 2 is free.
"""

TABLE = """
endpoint                 method  anonymous post mediateur formateur responsable
staff.sign_in_page       GET     200       200  303       303       303
staff.sign_in            POST    422       422  422       422       422
staying.show             GET     303       303  200       200       200
staying.keep             POST    303       303  200       200       200
staff.sign_out           POST    303       303  303       303       303
staff.first_account_page GET     422       422  422       422       422
staff.first_account      POST    422       422  422       422       422
staff.own_account        GET     303       303  200       200       200
staff.change_passphrase  POST    303       303  422       422       422
staff.choose_keys        POST    303       303  303       303       303
staff.close_session      POST    303       303  404       404       404
team.everybody           GET     303       303  403       403       200
team.create              POST    303       303  403       403       422
team.confirm             POST    303       303  403       403       303
team.change_roles        POST    303       303  403       403       422
team.disable             POST    303       303  403       403       303
team.enable              POST    303       303  403       403       303
team.reset               POST    303       303  403       403       200
inviting.invite          POST    303       303  403       403       422
inviting.withdraw        POST    303       303  403       403       303
inviting.welcome         GET     422       422  422       422       422
inviting.accept          POST    422       422  422       422       422
structure.show           GET     303       303  403       403       200
structure.change         POST    303       303  403       403       422
journal.show             GET     303       303  403       403       200
visitor.home             GET     200       303  200       200       200
visitor.show             GET     200       200  200       200       200
visitor.code             GET     200       200  200       200       200
visitor.screen           GET     404       200  404       404       404
visitor.move             POST    404       303  404       404       404
visitor.call             POST    404       303  404       404       404
visitor.withdraw_call    POST    404       303  404       404       404
doubting.at_post         POST    404       303  404       404       404
visitor.language         POST    404       409  404       404       404
visitor.lack_language    POST    404       303  404       404       404
visitor.comfort          POST    404       409  404       404       404
visitor.choose           GET     404       303  404       404       404
visitor.family           GET     404       303  404       404       404
visitor.open_alone       POST    404       404  404       404       404
visitor.end              POST    404       303  404       404       404
visitor.another          POST    404       303  404       404       404
pausing.pause            POST    404       200  404       404       404
pausing.no_pause         GET     404       303  404       404       404
pausing.resume           GET     404       303  404       404       404
pausing.resume_on        POST    404       303  404       404       404
pausing.stay             POST    404       303  404       404       404
room.show                GET     303       303  200       403       403
room.board               GET     303       303  200       403       403
room.posts               GET     303       303  200       403       403
room.pair                POST    303       303  422       403       403
room.arrange             POST    303       303  422       403       403
room.revoke              POST    303       303  303       403       403
room.check               POST    303       303  422       403       403
room.answer_call         POST    303       303  303       403       403
mediator.choose          GET     303       303  200       403       403
mediator.open_walk       POST    303       303  422       403       403
mediator.copilot         GET     303       303  200       403       403
mediator.view            GET     303       303  200       403       403
mediator.shared          GET     303       303  200       403       403
mediator.shared_view     GET     303       303  200       403       403
mediator.move            POST    303       303  303       403       403
pointing.point           POST    303       303  303       403       403
doubting.on_shared_screen POST   303       303  303       403       403
mediator.end             POST    303       303  409       403       403
moving.move              POST    303       303  409       403       403
moving.undo              POST    303       303  409       403       403
moving.accompany         POST    303       303  303       403       403
moving.pause             POST    303       303  200       403       403
moving.empty             POST    303       303  303       403       403
moving.ring              POST    303       303  303       403       403
arranging.place          POST    303       303  409       403       403
mediator.undo_end        POST    303       303  409       403       403
mediator.booklet         GET     303       303  200       403       200
completing.complete      POST    303       303  409       403       403
completing.quick         POST    303       303  409       403       403
figures.show             GET     303       303  403       403       200
figures.summary          GET     303       303  403       403       200
figures.choose_columns   GET     303       303  403       403       200
figures.export           POST    303       303  403       403       409
figures.export_counters  POST    303       303  403       403       200
memo.no_slip             GET     404       303  404       404       404
memo.missing             POST    404       200  404       404       404
memo.at_post             GET     404       303  404       404       404
memo.as_pdf              GET     404       303  404       404       404
memo.dates               GET     404       303  404       404       404
memo.for_mediator        GET     303       303  200       403       403
papers.mandate           GET     303       303  200       403       403
papers.notebook          GET     303       303  200       403       403
resuming.show            GET     303       303  200       403       403
resuming.resume          POST    303       303  422       403       403
resuming.paper           POST    303       303  422       403       403
recording.record         POST    303       303  422       403       403
recording.erase          POST    303       303  422       403       403
recording.listen         GET     303       303  404       403       403
phrasebook.reply         POST    404       409  404       404       404
phrasebook.show          GET     303       303  200       403       403
phrasebook.said          GET     303       303  200       403       403
phrasebook.say           POST    303       303  404       403       403
phrasebook.hush          POST    303       303  303       403       403
phrasebook.choose        GET     303       303  200       403       403
phrasebook.turned        GET     303       303  200       403       403
phrasebook.answered      POST    303       303  409       403       403
listening.sound          GET     303       404  404       403       403
correcting.choose        GET     303       303  200       403       403
correcting.propose       POST    303       303  422       403       403
correcting.withdraw      POST    303       303  422       403       403
second_eyes.show         GET     303       303  403       200       403
second_eyes.accept       POST    303       303  403       303       403
second_eyes.dismiss      POST    303       303  403       422       403
second_eyes.withdraw     POST    303       303  403       303       403
publishing.ask           POST    303       303  403       404       403
publishing.take_back     POST    303       303  403       404       403
publishing.publish       POST    303       303  403       404       403
publishing.drop          POST    303       303  403       404       403
publishing.pick_up       POST    303       303  403       404       403
publishing.conflict      GET     303       303  403       404       403
publishing.settle        POST    303       303  403       404       403
rereading.show           GET     303       303  403       200       403
rereading.publish        POST    303       303  403       303       403
rereading.give_back      POST    303       303  403       422       403
history.show             GET     303       303  403       200       403
history.restore          POST    303       303  403       404       403
trainer.show             GET     303       303  403       200       403
trainer.file             GET     303       303  403       200       403
trainer.redo             POST    303       303  403       422       403
links.show               GET     303       303  403       200       403
links.progress           GET     303       303  403       303       403
links.check              POST    303       303  403       303       403
drafting.begin           POST    303       303  403       303       403
drafting.show            GET     303       303  403       404       403
drafting.save            POST    303       303  403       404       403
drafting.check           POST    303       303  403       200       403
seeing.card              POST    303       303  403       404       403
seeing.picture           POST    303       303  403       404       403
seeing.unfolding         POST    303       303  403       404       403
seeing.show_card         GET     303       303  403       200       403
seeing.show_tree         GET     303       303  403       200       403
seeing.show_unfolded     GET     303       303  403       200       403
dry_walk.show            GET     303       303  403       200       403
dry_walk.press           POST    303       303  403       303       403
helping.completions      GET     303       303  403       200       403
helping.insert_piece     POST    303       303  403       404       403
helping.rename           POST    303       303  403       422       403
beginning.show           GET     303       303  403       200       403
beginning.begin          POST    303       303  403       422       403
screen_drawing.choose    GET     303       303  403       404       403
screen_drawing.open_from_text POST 303 303 403    404       403
screen_drawing.show      GET     303       303  403       404       403
screen_drawing.write     POST    303       303  403       404       403
screen_drawing.draw      POST    303       303  403       404       403
translating.choose       GET     303       303  403       200       403
translating.overview     GET     303       303  403       200       403
translating.show         GET     303       303  403       200       403
translating.write        POST    303       303  403       404       403
translating.check        POST    303       303  403       404       403
translating.card         GET     303       303  403       200       403
translation_returns.everything GET 303     303  403       200       403
translation_returns.one_file GET 303       303  403       200       403
translation_returns.look POST    303       303  403       422       403
translation_returns.keep POST    303       303  403       422       403
new_language.show        GET     303       303  403       200       403
new_language.add         POST    303       303  403       422       403
health                   GET     200       200  200       200       200
favicon                  GET     303       303  303       303       303
"""

# What stands for the parts of an address.
PARTS = {
    "id": "id-luc",
    "said": "forged",
    "walk": "w1",
    "post": "p2",
    "phrase": "asseyez-vous",
    "move": "avancer",
    "folder": "caf",
    "language": "ar",
    "slug": "declaration-ressources",
    "key": "0" * 16,
    "family": "social",
    "number": 1,
    "node": "connexion.1",
}

# No GET changes a row, but these: a code that a browser shows, and when a session was last used.
WRITTEN = {"visitor.show": {"pairings"}, "visitor.code": {"pairings"}}
RENEWED = {"sessions"}


def expected() -> dict[tuple[str, str], dict[str, int]]:
    """The table, by endpoint and method."""
    head, *lines = (line.split() for line in TABLE.strip().splitlines())
    return {
        (endpoint, method): dict(zip(head[2:], map(int, statuses), strict=True))
        for endpoint, method, *statuses in lines
    }
