"""What the benchmarks make of what they measured."""

import http.server
import threading

import pytest

from benchmarks import addresses, lighthouse, load, works
from benchmarks.options import parse
from benchmarks.outcome import Outcome
from benchmarks.processes import cpu_of, descendants, free_port
from benchmarks.results import write_results
from benchmarks.statistics import Sample, ratios, short, spread
from benchmarks.targets import evaluate


def test_spread_is_the_median_between_the_extremes():
    assert str(spread([3.0, 1.0, 200.0])) == "3 (1-200)"
    with pytest.raises(ValueError, match="nothing"):
        spread([])


def test_ratios_pair_the_rounds_and_leave_out_empty_ones():
    assert ratios([10, 20, 0], [5, 2, 3]) == [2, 10]
    with pytest.raises(ValueError, match="argument 2"):
        ratios([1], [1, 2])


def test_samples_tell_rates_and_processor_time():
    sample = Sample(requests=200, seconds=2.0, cpu_seconds=0.5)
    assert (sample.per_second, sample.cpu_ms) == (100, 2.5)
    assert (Sample(0, 0.0, 0.0).per_second, Sample(0, 0.0, 0.0).cpu_ms) == (0, 0)


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (0.01234, "0.0123"), (12.34, "12.3"), (12345.6, "12,346")])
def test_numbers_have_three_digits(number, text):
    assert short(number) == text


def an_outcome() -> Outcome:
    outcome = Outcome(machine={"processor": "2 | of them"}, notes=["A note."])
    for zones, portal in ((10_000, 900), (100_000, 600)):
        for side, requests in (("portal", portal), ("datasette", 300), ("plain", 10)):
            outcome.samples["SQLite", zones, "list", side] = [Sample(requests, 1.0, 0.5), Sample(requests, 1.0, 0.5)]
    outcome.figures["SQLite", 10_000, "write-extra-ms"] = [4.0, 12.0, 5.0]
    return outcome


def test_targets_are_judged_by_the_median():
    found = {(row.title, row.zones): (row.by_time.middle, row.is_met) for row in evaluate(an_outcome())}
    listed = "the same, not cached"
    assert found == {
        (f"{listed} / Datasette", "10,000"): (3, True),
        (f"{listed} / Datasette", "100,000"): (2, True),
        (f"{listed} / a plain REST framework list", "10,000"): (90, True),
        (f"{listed} / a plain REST framework list", "100,000"): (60, True),
        (f"{listed}: growth of the cost", "10,000 to 100,000"): (1.5, False),
        ("what readers' speed adds to a write (ms)", "10,000"): (5, True),
    }


def test_search_may_be_slower_against_datasette_at_100_000_zones():
    outcome = Outcome()
    for zones in (10_000, 100_000):
        outcome.samples["SQLite", zones, "search-rare-thai", "portal"] = [Sample(110, 1.0, 1.0)]
        outcome.samples["SQLite", zones, "search-rare-thai", "datasette"] = [Sample(100, 1.0, 1.0)]
    against = [row for row in evaluate(outcome) if "Datasette" in row.title]
    assert [(row.target, row.is_met) for row in against] == [("≥ 1.2", False), ("≥ 1", True)]


def test_the_page_of_results_has_machine_targets_and_figures(tmp_path):
    options = parse(["--sizes", "10000,100000", "--results", str(tmp_path / "RESULTS.md")])
    write_results(an_outcome(), options)
    text = options.results.read_text(encoding="utf-8")
    assert "| processor | 2 / of them |" in text
    assert "5 of 6 reached." in text
    assert "| the same, not cached / Datasette | SQLite | 10,000 | 3 (3-3) | 3 (3-3) | ≥ 2 | yes |" in text
    assert "| write-extra-ms | SQLite | 10,000 | 5 (4-12) |" in text


def test_an_outcome_survives_its_file(tmp_path):
    outcome = an_outcome()
    outcome.save(tmp_path / "run.json")
    assert Outcome.load(tmp_path / "run.json") == outcome


def test_works_are_chosen_by_the_beginning_of_their_names():
    assert parse(["--works", "list,map"]).works == ("list-cached", "list-304", "list", "map")
    with pytest.raises(SystemExit):
        parse(["--works", "nothing"])


@pytest.mark.parametrize("zones", [200, 10_000])
@pytest.mark.parametrize("work", works.WORKS, ids=lambda work: work.key)
def test_no_address_of_a_round_comes_twice(work, zones):
    questions = work.questions(zones)
    for side in work.sides:
        asked = [question.at(side) for question in questions]
        assert len(asked) == len(set(asked)) >= 40


def test_two_filters_are_the_same_ones_from_10_000_zones_on():
    assert addresses.two_filters(10_000) == addresses.two_filters(100_000)


def test_wrk_is_read_and_its_errors_are_counted():
    told = "  4821 requests in 2.00s, 11.50MB read\n  Non-2xx or 3xx responses: 3\n"
    count = load.parse_wrk(told)
    assert (count.requests, count.seconds, count.errors, count.bytes) == (4821, 2.0, 3, int(11.5 * 2**20))
    with pytest.raises(ValueError, match="something else"):
        load.parse_wrk("connection refused")


class Answering(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(404 if self.path == "/missing" else 200)
        if self.path == "/pieces":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        else:
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def port():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), Answering)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_each_address_is_asked_for_once_and_errors_are_counted(port):
    count = load.each_once(port, ["/a", "/pieces", "/missing"], {}, seconds=10, connections=2)
    assert (count.requests, count.errors, count.bytes) == (3, 1, 9)


def test_a_connection_is_used_again(port):
    with load.Connection(port, {}) as connection:
        assert connection.get("/pieces").body == b"abcde"
        used = connection.socket
        assert connection.get("/a").body == b"ok"
        assert connection.socket is used


def test_without_wrk_python_makes_the_load(port, monkeypatch):
    monkeypatch.setattr(load.shutil, "which", lambda name: None)
    count = load.repeat(port, "/a", {}, seconds=0.05)
    assert count.requests > 0 == count.errors


def test_processor_time_of_a_process_that_is_gone_is_nothing():
    assert cpu_of(2**22 + 1) == 0
    assert list(descendants(2**22 + 1)) == []


@pytest.mark.parametrize(("paint", "weight", "is_good"), [(1800, 150_000, True), (1801, 1, False), (1, 150_001, False)])
def test_a_page_is_good_when_it_is_quick_and_light(paint, weight, is_good):
    numbers = {
        "largest-contentful-paint": paint, "first-contentful-paint": 900, "total-blocking-time": 0,
        "cumulative-layout-shift": 0.01, "total-byte-weight": weight,
    }  # fmt: skip
    report = {"audits": {name: {"numericValue": number} for name, number in numbers.items()}}
    page = lighthouse.read_report("/en/", report)
    assert (page.largest_paint, page.kb, page.is_good) == (paint, weight / 1000, is_good)
