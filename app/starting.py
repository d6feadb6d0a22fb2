"""Starting the program: what is printed, the demonstration's posts and accounts, the sweeping."""

import contextlib
import logging
import shutil
import socket
import threading
from collections.abc import Iterator
from itertools import count

from app.adapters.durable import drop_leftovers
from app.adapters.store.database import UnsupportedDatabase
from app.adapters.store.schema import SchemaTooNew
from app.config import Config, read_config
from app.domain.account import Role
from app.domain.errors import DomainError, Refused, StoreBusy, Unknown
from app.domain.post import Post
from app.factory import Program, create_program
from app.server import build, serve
from app.usecases.accounts import Granted
from app.usecases.ports import Transaction
from app.usecases.signing_in import digest
from app.web.demo import POSTS, device_of

SWEEP_EVERY = 2.0  # seconds
TIDY_EVERY = 30  # turns of the sweeping
_LOG = logging.getLogger("pas-a-pas")
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - asked for by whoever starts the program


def print_setup_link() -> int:
    """Print a new link for the first account; return 1 when there is an account."""
    with opened(read_config()) as program:
        try:
            print(
                f"Adresse à ouvrir dans la demi-heure : /premier-compte?code={program.accounts.setup_link()}"
            )
        except Refused:
            print("Un compte existe déjà : python -m app reset-password IDENTIFIANT")
            return 1
    return 0


def reset_password(login: str) -> int:
    """Draw a new passphrase for an account and print it; return 1 for a login that is nobody's."""
    with opened(read_config()) as program:
        try:
            granted = program.accounts.reset_password(login)
        except Unknown:
            print(f"Aucun compte n'a l'identifiant « {login} ».")
            return 1
        print(f"{granted.account.name} : {granted.passphrase}")
    return 0


def run(host: str, port: int, *, demo: bool) -> int:
    """Serve until stopped; return 1 with a sentence when the port or the database is not to be had."""
    config = read_config(demo=demo)
    if demo:
        _forget_demo(config)
    for folder in ("procedures", "translations"):
        drop_leftovers(config.root / folder)
    try:
        with opened(config) as program:
            return _serve(program, config, host, port)
    except (SchemaTooNew, UnsupportedDatabase) as refused:
        print(f"La base de données {config.database.name} ne peut pas être ouverte : {refused}")
        print("Installez la version du guide qui l'a écrite, ou remettez une sauvegarde.")
    except StoreBusy:
        print("La base de données est prise par un autre programme. Arrêtez-le, puis recommencez.")
    return 1


def _serve(program: Program, config: Config, host: str, port: int) -> int:
    lines = list(_demo(program, config)) if config.demo else []

    def ready(bound: int) -> None:
        print("\n".join(_welcome(program, host, bound, demo=config.demo)))
        print("\n".join(lines).replace("{base}", _address("127.0.0.1", bound)), flush=True)

    with sweeping(program):
        try:
            serve(build(program.app, program.hub, program.doorkeeper), host, port, ready)
        except OSError as refused:
            print(f"Le port {port} de {host} ne peut pas être ouvert ({refused.strerror}).")
            print("Un autre programme s'en sert peut-être : essayez PORT=8123.")
            return 1
    return 0


@contextlib.contextmanager
def opened(config: Config) -> Iterator[Program]:
    """The whole program, its database open until it is left."""
    program = create_program(config)
    try:
        yield program
    finally:
        program.database.close()


def _welcome(program: Program, host: str, port: int, *, demo: bool) -> Iterator[str]:
    base = _address("127.0.0.1" if host in _EVERYWHERE else host, port)
    yield "Pas à pas est prêt."
    yield f"  Poste du public     {base}/poste"
    yield f"  Médiation           {base}/mediation"
    if host in _EVERYWHERE:
        for address in _local_addresses():
            yield f"  Réseau local        {_address(address, port)}/poste"
        yield "  Sans HTTPS, les phrases de passe sont lisibles sur le réseau : voir docs/securite.md."
    with contextlib.suppress(Refused):
        if not demo:
            code = program.accounts.setup_link()
            yield "Premier démarrage : créez le premier compte, dans la demi-heure, à cette adresse :"
            yield f"  {base}/premier-compte?code={code}"
    yield "Pour arrêter : Ctrl+C."


def _demo(program: Program, config: Config) -> Iterator[str]:
    """Three posts and two accounts, made anew at every start."""

    def three_posts(change: Transaction) -> None:
        for number in range(1, POSTS + 1):
            change.save_post(Post(f"demo-{number}", f"Poste {number}"))
            change.set_device(f"demo-{number}", digest(device_of(config.secret, number)))

    program.room.store.change(three_posts)
    yield "Démonstration : rien n'en est gardé."
    for number in range(1, POSTS + 1):
        yield f"  Poste {number}             {{base}}/demo/poste/{number}"
    for granted in _demo_accounts(program):
        yield f"  {granted.account.name:<18}  {granted.account.login} / {granted.passphrase}"


def _demo_accounts(program: Program) -> Iterator[Granted]:
    code = program.accounts.setup_link()
    program.accounts.first_account(code, "ines", "Inès", f"{code}-demonstration")
    ines = next(account for account in program.accounts.all() if account.login == "ines")
    program.accounts.change_roles(ines, ines.id, set(Role))
    yield program.accounts.reset_password("ines")
    yield program.accounts.create(ines, "luc", "Luc", {Role.MEDIATOR})


def _forget_demo(config: Config) -> None:
    for path in config.data.glob(f"{config.database.name}*"):
        path.unlink()
    if config.voices is not None:
        shutil.rmtree(config.voices, ignore_errors=True)


@contextlib.contextmanager
def sweeping(program: Program) -> Iterator[None]:
    """Sweep beside the server; a database or a disk that does not answer is asked again at the next turn."""
    over = threading.Event()

    def sweep() -> None:
        for turn in count():
            if over.wait(SWEEP_EVERY):
                return
            try:
                program.sweep()
                if turn % TIDY_EVERY == 0:
                    program.tidy()
            except (DomainError, OSError) as refused:
                _LOG.warning("not swept: %s", type(refused).__name__)

    thread = threading.Thread(target=sweep, name="sweeping", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=5)


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _local_addresses() -> list[str]:
    """The addresses of this machine on its network: by its name, and by the way out.

    Debian gives a machine's own name to the loopback; to choose a way out sends nothing.
    """
    found = {_way_out()}
    with contextlib.suppress(OSError):
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        found.update(str(one[4][0]) for one in named)
    return sorted(one for one in found if one and not one.startswith("127."))


def _way_out() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, contextlib.suppress(OSError):
        asking.connect(("192.0.2.1", 9))
        return str(asking.getsockname()[0])
    return ""
