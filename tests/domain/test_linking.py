"""Which addresses may be asked for, and which numbers are of the open Internet."""

import pytest

from app.domain.linking import Allowed, Target, allowed_by, is_public, links_of, target_of
from tests.builders import a_procedure, an_edition
from tests.documents import REGISTRIES

ALLOWED = Allowed(frozenset({"caf.fr"}), frozenset({"service-public.fr"}))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *(
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.5",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
        ),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
        *("64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "3fff::1", "2130706433", "0x7f.1", "127.1", "localhost", ""),
    ],
)
def test_nothing_of_this_machine_nor_of_its_network_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2a00:1450:4007:80c::2003", "64:ff9b::808:808"]
)
def test_the_open_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://www.caf.fr/", "file:///etc/passwd", "javascript:alert(1)", "//www.caf.fr/", "www.caf.fr"),
        *(
            "https://www.caf.fr:8443/",
            "https://www.caf.fr:80/",
            "http://www.caf.fr:22/",
            "https://www.caf.fr:x/",
        ),
        *("https://luc@www.caf.fr/", "https://www.caf.fr@127.0.0.1/", "https://[::1]/", "https://[::1"),
        *("https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://localhost/", "https:///a"),
    ],
)
def test_only_a_page_of_a_named_site_on_its_usual_port_is_asked_for(address):
    assert target_of(address) is None


def test_an_address_is_asked_for_as_it_is_written_without_what_follows_the_hash():
    found = target_of("https://WWW.Caf.fr/été à/?a=b c#bas")

    assert found == Target("https", "www.caf.fr", "/%C3%A9t%C3%A9%20%C3%A0/?a=b%20c")
    assert (found.port, found.over("http").port) == (443, 80)
    assert target_of("https://www.caf.fr").page == "/"


@pytest.mark.parametrize(
    ("host", "held"),
    [
        ("caf.fr", True),
        ("www.caf.fr", True),
        ("mon.espace.caf.fr", True),
        ("service-public.fr", True),
        ("www.service-public.fr", True),
        ("login.service-public.fr", False),
        ("fauxcaf.fr", False),
        ("caf.fr.example.com", False),
    ],
)
def test_one_goes_no_further_than_the_organisations_and_the_sources(host, held):
    assert ALLOWED.holds(host) is held


def test_a_redirection_is_read_from_where_it_was_given():
    here = Target("https", "www.caf.fr", "/a/b")

    assert here.towards("../c") == Target("https", "www.caf.fr", "/c")
    assert here.towards("//www.francetravail.fr/x") == Target("https", "www.francetravail.fr", "/x")
    assert here.towards("https://127.0.0.1/") is None


def test_every_address_is_said_with_the_files_that_give_it():
    links = links_of({"caf/aide": an_edition(a_procedure(id="caf/aide"))}, REGISTRIES)

    assert links == {
        "https://www.caf.fr/": ("organismes.yaml",),
        "https://www.francetravail.fr/": ("organismes.yaml",),
    }
    assert allowed_by(["https://www.info.fr/a"], REGISTRIES).hosts == {"info.fr"}
