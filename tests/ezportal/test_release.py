from ezportal.release import hash_of_code


def write(base, name, text="x"):
    path = base / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_release_changes_with_code_templates_and_texts(tmp_path):
    write(tmp_path, "requirements.lock")
    seen = {hash_of_code(tmp_path)}
    for name in ("zones/a.py", "templates/a.html", "static/a.css", "locale/lo/LC_MESSAGES/django.po"):
        write(tmp_path, name)
        seen.add(hash_of_code(tmp_path))
    write(tmp_path, "zones/a.py", "y")
    seen.add(hash_of_code(tmp_path))
    assert len(seen) == 6


def test_release_ignores_what_running_leaves_behind(tmp_path):
    write(tmp_path, "requirements.lock")
    write(tmp_path, "zones/a.py")
    before = hash_of_code(tmp_path)
    write(tmp_path, "zones/__pycache__/a.cpython-311.pyc")
    write(tmp_path, "locale/lo/LC_MESSAGES/django.mo")
    assert hash_of_code(tmp_path) == before
