"""What backup and restore refuse, and that they say it in words."""

from __future__ import annotations

import gzip
import json
import shutil
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backup.portal import BASE, VENDOR, Portal
from tests.upgrades.releases import NEWEST, dump_of

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    made = Portal(tmp_path_factory.mktemp("commands") / "portal")
    made.manage("restore", str(dump_of(NEWEST)))
    yield made
    made.drop()


@pytest.fixture(scope="module")
def archive(portal: Portal) -> Path:
    (portal.folder / "private").mkdir(exist_ok=True)
    (portal.folder / "private" / "a.pdf").write_bytes(b"%PDF invented")
    return portal.back_up()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Portal]:
    made = Portal(tmp_path / "empty")
    yield made
    made.drop()


@pytest.fixture
def unpacked(archive: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "unpacked"
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return folder


def alter_manifest(folder: Path, **values: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_backup_is_for_its_owner_alone_and_leaves_nothing_else(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert stat.S_IMODE(archive.parent.stat().st_mode) == 0o700
    assert sorted(path.name for path in archive.parent.iterdir()) == [".lock", "erasures.jsonl", archive.name]


def test_restore_refuses_in_words(portal: Portal, empty: Portal, archive: Path, unpacked: Path, tmp_path: Path) -> None:
    """One after the other, on one portal that has to stay empty."""
    assert "There is no backup" in empty.refuse("restore", str(tmp_path / "none.tar"))
    assert "not empty" in portal.refuse("restore", str(archive))
    assert "Nothing was changed" in portal.refuse("restore", str(archive), "--replace", given="yes\n")

    told = json.loads((unpacked / "manifest.json").read_text())
    alter_manifest(unpacked, migrations=[*told["migrations"], "zones.9999_from_the_future"])
    said = empty.refuse("restore", str(unpacked))
    assert "newer portal" in said
    assert "zones.9999_from_the_future" in said
    alter_manifest(unpacked, migrations=told["migrations"], vendor="oracle")
    assert "This backup is of oracle" in empty.refuse("restore", str(unpacked))
    alter_manifest(unpacked, vendor=told["vendor"])

    (unpacked / "private" / "a.pdf").write_bytes(b"%PDF forged!!")
    assert "private/a.pdf is not as it was" in empty.refuse("restore", str(unpacked))
    (unpacked / "private" / "a.pdf").unlink()
    assert "lacks private/a.pdf" in empty.refuse("restore", str(unpacked))

    cut = tmp_path / "cut.tar"
    cut.write_bytes(archive.read_bytes()[:-200_000])
    empty.refuse("restore", str(cut))
    broken = tmp_path / "erasures.jsonl"
    broken.write_text("no entry\n")
    assert "journal of erasures can't be read" in empty.refuse("restore", str(archive), "--erasures", str(broken))
    assert not (empty.folder / "private").exists()
    assert VENDOR == "sqlite" or empty.tables() == {}


def test_damaged_dump_changes_nothing(portal: Portal, tmp_path: Path) -> None:
    whole = gzip.decompress(dump_of(NEWEST).read_bytes())
    half, packed = tmp_path / "half.sql", tmp_path / "packed.sql.gz"
    half.write_bytes(whole[: len(whole) // 2].rsplit(b"\n", 1)[0] + (b"\n" if VENDOR == "postgresql" else b"\n'"))
    packed.write_bytes(dump_of(NEWEST).read_bytes()[:-50_000])
    before = portal.tables()
    for dump in (half, packed):
        assert "nothing was changed" in portal.refuse("restore", str(dump), "--replace", "--confirm", portal.name)
    assert portal.tables() == before


def test_archive_through_a_pipe(portal: Portal, empty: Portal, archive: Path, tmp_path: Path) -> None:
    """As when it is encrypted on its way."""
    command = [sys.executable, "manage.py", "backup", "--stdout"]
    whole = subprocess.run(command, cwd=BASE, env=portal.env, capture_output=True, check=True).stdout  # noqa: S603
    command = [sys.executable, "manage.py", "restore", "-"]
    done = subprocess.run(command, cwd=BASE, env=empty.env, input=whole, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    assert (empty.folder / "private" / "a.pdf").read_bytes() == b"%PDF invented"
    assert empty.tables()["zones_zone"] == portal.tables()["zones_zone"]


@pytest.mark.skipif(VENDOR != "postgresql", reason="SQLite needs no program of another version")
def test_missing_and_old_programs_are_named(portal: Portal, tmp_path: Path) -> None:
    old = tmp_path / "bin" / "pg_dump"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    code = f"""
import pathlib
from ezportal.backup import postgresql
postgresql.DEBIAN = pathlib.Path("/nowhere")
def tell(path):
    import os
    os.environ["PATH"] = path
    try:
        print(postgresql.program("pg_dump"))
    except postgresql.BackupError as error:
        print(error)
tell("/nowhere")
tell({str(old.parent)!r})
tell({str(Path(shutil.which("pg_dump") or "").parent)!r})
"""
    missing, too_old, fine = portal.python(code).splitlines()[-3:]
    assert missing.startswith("pg_dump is missing: install the package postgresql-client-")
    assert too_old.startswith("pg_dump is of PostgreSQL 9, and the server of ")
    assert fine.endswith("pg_dump")
