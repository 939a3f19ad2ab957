"""The real server is up and behaves as its sheet says; what the adapter relies on is seen here without the adapter."""

from __future__ import annotations

import pytest
import requests

from tests.support.servers import Credential, WordPress

pytestmark = [pytest.mark.e2e, pytest.mark.process]


def get(site: WordPress, path: str, who: Credential | None = None, password: str | None = None) -> requests.Response:
    """One request as somebody."""
    session = requests.Session()
    session.trust_env = False
    if who is not None:
        session.auth = (who.user, password or who.password)
    with session:
        return session.get(f"{site.url}/wp-json/wp/v2{path}", timeout=30)


def test_an_editor_is_known_by_the_application_password(wordpress_site: WordPress) -> None:
    """`/users/me?context=edit` tells who signed in."""
    answer = get(wordpress_site, "/users/me?context=edit", wordpress_site.mod)
    assert (200, wordpress_site.mod.id) == (answer.status_code, answer.json()["id"])


def test_a_wrong_password_is_answered_by_200(wordpress_site: WordPress) -> None:
    """The trap every adapter for WordPress falls into: public comments come back as if nothing were wrong."""
    answer = get(wordpress_site, "/comments", wordpress_site.mod, password="wrong")
    assert answer.status_code == 200
    assert get(wordpress_site, "/users/me?context=edit", wordpress_site.mod, password="wrong").status_code == 401
