"""Hashes of passphrases: RFC 9106, slow on purpose, two at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep

from argon2 import PasswordHasher

from app.adapters.hashing import Argon2Hashing
from tests.staffed import QUICK


class Watched(PasswordHasher):
    """Remembers how many were at work together."""

    def __init__(self):
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.now = self.most = 0
        self.lock = Lock()

    def verify(self, hash, password):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        sleep(0.01)
        with self.lock:
            self.now -= 1
        return super().verify(hash, password)


def test_the_profile_is_the_low_memory_one_of_the_rfc():
    kept = Argon2Hashing().hash("lanterne moulin verger canard")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_only_the_passphrase_matches_its_hash():
    kept = QUICK.hash("lanterne moulin")

    assert QUICK.matches("lanterne moulin", kept)
    assert not QUICK.matches("lanterne Moulin", kept)
    assert not QUICK.matches("lanterne moulin", "not a hash")


def test_a_hash_of_another_profile_is_to_be_made_anew():
    assert not QUICK.outdated(QUICK.hash("x"))
    assert Argon2Hashing().outdated(QUICK.hash("x"))


def test_never_more_than_two_at_once():
    hasher = Watched()
    hashing = Argon2Hashing(hasher)
    kept = hashing.hash("x")

    with ThreadPoolExecutor(8) as crowd:
        assert all(crowd.map(lambda _: hashing.matches("x", kept), range(16)))

    assert hasher.most == 2
