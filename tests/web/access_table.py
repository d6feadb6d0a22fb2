"""Route × method × person → status, for a form with a good token and nothing else filled in.

A new route adds its line: `test_guards.py` fails without it. Nobody signed in is sent to the sign-in (303).
"""

TABLE = """
endpoint                 method  anonymous post mediateur formateur responsable
staff.sign_in_page       GET     200       200  303       303       303
staff.sign_in            POST    422       422  422       422       422
staff.sign_out           POST    303       303  303       303       303
staff.first_account_page GET     422       422  422       422       422
staff.first_account      POST    422       422  422       422       422
staff.own_account        GET     303       303  200       200       200
staff.change_passphrase  POST    303       303  422       422       422
staff.close_session      POST    303       303  404       404       404
team.everybody           GET     303       303  403       403       200
team.create              POST    303       303  403       403       422
team.confirm             POST    303       303  403       403       303
team.change_roles        POST    303       303  403       403       422
team.disable             POST    303       303  403       403       303
team.enable              POST    303       303  403       403       303
team.reset               POST    303       303  403       403       200
"""

# What stands for the parts of an address.
PARTS = {"id": "id-luc"}


def expected() -> dict[tuple[str, str], dict[str, int]]:
    """The table, by endpoint and method."""
    head, *lines = (line.split() for line in TABLE.strip().splitlines())
    return {
        (endpoint, method): dict(zip(head[2:], map(int, statuses), strict=True))
        for endpoint, method, *statuses in lines
    }
