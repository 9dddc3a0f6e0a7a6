"""Backups in their folder: whole or not there, never over another, and only as many as are wanted."""

from __future__ import annotations

import fcntl
import io
import tarfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from ezportal.backup import files, journal, keeping, making, opening
from ezportal.backup.making import Writer
from ezportal.backup.problems import BackupError
from tests.factories import CaseStudyFactory


@pytest.fixture
def media_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media"
    for name in ("location", "base_location"):
        monkeypatch.setitem(storages["default"].__dict__, name, str(folder))
    return folder


@pytest.fixture
def backup_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive is a few bytes, and the journal empty."""
    monkeypatch.setattr(keeping, "write_backup", lambda target, work: target.write(b"whole"))
    monkeypatch.setattr(journal, "kept_elsewhere", [])


def test_backup_has_its_name_when_it_is_whole(backup_written, tmp_path, private_folder, monkeypatch):
    now = keeping.timezone.now()
    monkeypatch.setattr(keeping.timezone, "now", lambda: now)
    path, _told = keeping.save_backup(tmp_path / "backups")
    assert path.read_bytes() == b"whole"
    with pytest.raises(BackupError, match="no backup is written over another"):
        keeping.save_backup(tmp_path / "backups")
    assert path.read_bytes() == b"whole"


def test_backup_that_fails_leaves_nothing(backup_written, tmp_path, monkeypatch):
    def fail(target, work: Path) -> None:
        (work / "dump").write_bytes(b"half")
        target.write(b"half")
        raise BackupError("no room")

    monkeypatch.setattr(keeping, "write_backup", fail)
    with pytest.raises(BackupError, match="no room"):
        keeping.save_backup(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_what_a_killed_backup_left_is_removed(backup_written, tmp_path, private_folder):
    (tmp_path / "ezportal-20200101T000000Z.tar.part").write_bytes(b"half")
    (tmp_path / ".work-x").mkdir()
    (tmp_path / ".work-x" / "dump").write_bytes(b"half")
    path, _told = keeping.save_backup(tmp_path)
    assert sorted(found.name for found in tmp_path.iterdir()) == [".lock", "erasures.jsonl", path.name]


def test_two_backups_at_once_are_refused(tmp_path):
    with (tmp_path / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="Another backup"):
            keeping.save_backup(tmp_path)


@pytest.mark.parametrize(("keep", "left"), [(0, [1, 2, 3]), (1, [3]), (2, [2, 3]), (5, [1, 2, 3])])
def test_only_the_newest_are_kept(tmp_path, keep, left):
    for day in (1, 2, 3):
        (tmp_path / f"ezportal-2026120{day}T000000Z.tar").touch()
    (tmp_path / "somebody-elses.tar").touch()
    keeping.drop_old(tmp_path, keep)
    assert sorted(path.name[16] for path in tmp_path.glob(keeping.PATTERN)) == [str(day) for day in left]
    assert (tmp_path / "somebody-elses.tar").exists()


# --- Files that change meanwhile ---------------------------------------------------------------
@pytest.fixture
def writer(media_folder) -> Writer:
    return Writer(tarfile.open(fileobj=io.BytesIO(), mode="w|"))


def put(name: str, content: bytes) -> None:
    storages["private"].delete(name)
    storages["private"].save(name, ContentFile(content))


def test_files_that_came_changed_or_went_meanwhile(writer):
    """As the database was read, one had gone, one was new, and one was being written."""
    for name, content in (("stays", b"1"), ("goes", b"2"), ("referred", b"3"), ("grows", b"4")):
        put(name, content)
    first = making._add_files(writer, {})
    before = dict(writer.stored)
    for name in ("goes", "referred"):
        storages["private"].delete(name)
    put("grows", b"44")
    put("new", b"5")
    # The row that named it was still there in the snapshot, and is deleted since with its file.
    kept = making._settle(writer, first, {"private/referred"})
    assert kept == {"private/stays", "private/referred", "private/grows", "private/new"}
    assert writer.stored["private/grows"].size == 2
    assert writer.stored["private/stays"] == before["private/stays"]


def test_files_that_never_rest_are_told(writer, monkeypatch):
    states = iter(range(100))

    def restless() -> files.Seen:
        return {f"private/{next(states)}": (0, None)}  # type: ignore[dict-item]

    monkeypatch.setattr(files, "stored_files", restless)
    with pytest.raises(BackupError, match="quieter hour"):
        making._settle(writer, {}, set())


def test_file_that_a_row_names_and_nobody_has_is_known(db):
    CaseStudyFactory(file="case-studies/never-there.pdf")

    def execute(sql: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    assert files.referred_files(execute) == {"private/case-studies/never-there.pdf"}


# --- Archives of others ------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "private/../../evil", "elsewhere/file", "manage.py"])
def test_archive_writes_only_where_it_may(name, tmp_path):
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as made:
        made.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    archive.seek(0)
    work = tmp_path / "work"
    work.mkdir()
    with pytest.raises(BackupError, match="no part of a backup"):
        opening._unpack(archive, work)
    assert list(tmp_path.rglob("*")) == [work]


def test_link_in_an_archive_is_refused(tmp_path):
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as made:
        entry = tarfile.TarInfo("private/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(entry)
    archive.seek(0)
    with pytest.raises(BackupError, match="which is no file"):
        opening._unpack(archive, tmp_path)


def test_what_is_no_archive_at_all_is_told(tmp_path):
    with pytest.raises(BackupError, match="damaged"):
        opening._unpack(io.BytesIO(b"nothing" * 1000), tmp_path)


def test_damaged_journal_is_told_and_kept(backup_written, tmp_path, private_folder):
    (tmp_path / "erasures.jsonl").write_text("no entry\n")
    with pytest.raises(BackupError, match=r"erasures\.jsonl can't be brought up to date"):
        keeping.save_backup(tmp_path)
    assert (tmp_path / "erasures.jsonl").read_text() == "no entry\n"
    assert len(list(tmp_path.glob(keeping.PATTERN))) == 1
