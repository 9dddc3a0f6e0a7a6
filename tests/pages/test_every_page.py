"""What holds for each page in each language."""

import json
import re

import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.sweep
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_in_the_language(client, world, language) -> None:
    tag = "zh-Hans" if language == "zh-hans" else language
    for path in world.paths:
        response = client.get(f"/{language}{path}")
        html = response.content.decode()
        assert (response.status_code, path) == (200, path)
        assert f'<html lang="{tag}"' in html
        assert html.count("<h1") == 1, path


def test_page_is_the_same_for_everybody(client, world, editor) -> None:
    """So that one stored answer serves all: no cookie, no token, no name of who is signed in."""
    for path in world.paths:
        anonymous = client.get(f"/en{path}")
        assert not anonymous.cookies, path
        assert b"csrfmiddlewaretoken" not in anonymous.content, path
        client.force_login(editor)
        assert client.get(f"/en{path}").content == anonymous.content, path
        client.logout()
        client.cookies.clear()


def test_page_keeps_the_content_security_policy(client, world) -> None:
    for path in world.paths:
        html = client.get(f"/en{path}").content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), path
        scripts = re.findall(r"<script([^>]*)>", html)
        assert all("src=" in script or "application/ld+json" in script for script in scripts), path
        assert not re.search(r'(?:src|<use[^>]*href|<link rel="(?:stylesheet|icon)" href)="(?:https?:)?//', html), path


def test_page_names_its_other_languages_and_its_own_address(client, world) -> None:
    for path in world.paths:
        html = client.get(f"/th{path}").content.decode()
        bare = path.split("?")[0]
        assert f'<link rel="canonical" href="{settings.SITE_URL}/th{bare}">' in html
        alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)"', html)
        assert alternates == ["en", "zh-Hans", "km", "lo", "my", "th", "vi", "x-default"]
        assert re.search(r'<meta name="description" content="[^"]{20,}">', html), path


def test_language_switch_keeps_the_filters(client, world) -> None:
    html = client.get("/en/zones/?country=LA&view=cards").content.decode()
    assert 'href="/lo/zones/?country=LA&amp;view=cards"' in html


def test_text_without_translation_is_marked_as_english(client, world) -> None:
    html = client.get(f"/vi/zones/{world.zone.slug}/").content.decode()
    assert '<h1><span lang="en">Test Boten</span></h1>' in html
    lao = client.get(f"/lo/zones/{world.zone.slug}/").content.decode()
    assert "<h1>ບໍ່ເຕັນ</h1>" in lao


def test_structured_data_describes_the_zone(client, world) -> None:
    html = client.get(f"/en/zones/{world.zone.slug}/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert data["name"] == "Test Boten"
    assert data["alternateName"] == sorted(["ບໍ່ເຕັນ", world.zone.aliases.get().name])
    # The point is the nearest town's: as the zone's own it would mislead.
    assert "geo" not in data


def test_footer_leads_to_the_interface_and_tells_the_data_version(client, world) -> None:
    from zones.models import data_version

    html = client.get("/en/about/").content.decode()
    assert 'href="/api/"' in html
    assert 'href="/api/docs/"' in html
    assert f"Data version {data_version()}" in html
