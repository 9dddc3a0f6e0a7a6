"""The figures against an independent calculation: one that counts out every answer instead of using counts."""

import random
import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.figures.pairs import PairedChange, paired_change
from evaluations.figures.ratings import Distribution, agrees, interval_of_top_share, rounded, wilson_interval

RATINGS = st.lists(st.integers(1, 5), min_size=1, max_size=60)


def test_figures_agree_with_an_independent_calculation_on_ten_thousand_data_sets() -> None:
    source = random.Random(20191213)
    for _number in range(10_000):
        ratings = [source.randint(1, 5) for _answer in range(source.randint(1, 40))]
        distribution = Distribution.of(ratings)
        assert distribution.n == len(ratings)
        assert distribution.counts == tuple(ratings.count(point) for point in range(1, 6))
        assert distribution.mean == statistics.mean(map(Fraction, ratings))
        assert distribution.median == statistics.median(map(Fraction, ratings))
        assert distribution.top_share == Fraction(sum(rating > 3 for rating in ratings), len(ratings))
        # Half up by the text of a long division, the way it is done on paper.
        hundredths = (sum(ratings) * 1000 // len(ratings) + 5) // 10
        assert rounded(distribution.mean) == Decimal(hundredths) / 100


@pytest.mark.parametrize(
    ("counts", "mean"),
    [((0, 0, 0, 10, 5), "4.33"), ((0, 0, 3, 7, 5), "4.13"), ((0, 0, 3, 8, 4), "4.07"), ((0, 0, 1, 8, 8), "4.41")],
)
def test_means_of_2019_come_from_their_counts(counts: tuple[int, ...], mean: str) -> None:
    distribution = Distribution(counts)
    assert rounded(distribution.mean) == Decimal(mean)
    assert agrees(distribution, Decimal(mean)) is True


def test_a_printed_mean_its_counts_cannot_give_is_told() -> None:
    assert agrees(Distribution((0, 0, 1, 8, 8)), Decimal("4.27")) is False
    assert agrees(Distribution((0, 0, 1, 8, 8)), Decimal("4.4")) is True
    assert agrees(Distribution((0, 0, 0, 0, 0)), Decimal("4.27")) is None


@given(RATINGS, RATINGS)
def test_distributions_add_up(first: list[int], second: list[int]) -> None:
    assert Distribution.of(first) + Distribution.of(second) == Distribution.of(first + second)


def test_no_answers_have_no_figures() -> None:
    nobody = Distribution((0, 0, 0, 0, 0))
    assert (nobody.n, nobody.mean, nobody.median, nobody.top_share) == (0, None, None, None)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_off_the_scale_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="scale of 1 to 5"):
        Distribution.of([3, rating])


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(33, 8), "4.13"), (Fraction(4125, 1000), "4.13"), (Fraction(1, 3), "0.33")]
)
def test_halves_are_rounded_up(value: Fraction, shown: str) -> None:
    assert rounded(value) == Decimal(shown)


def test_an_interval_of_a_share_is_that_of_the_textbook() -> None:
    # 8 of 10: Wilson's interval is 0.490 to 0.943 (Brown, Cai, DasGupta 2001).
    interval = wilson_interval(8, 10)
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.490, 0.943)


@pytest.mark.parametrize(("answers", "invited"), [(9, 26), (15, 15)])
def test_an_interval_that_would_mean_nothing_is_left_out(answers: int, invited: int) -> None:
    assert interval_of_top_share(Distribution((0, 0, 0, answers, 0)), invited) is None


def test_a_change_counts_only_people_with_both_answers() -> None:
    change = paired_change({"a": 2, "b": 3, "c": 4, "d": 1}, {"a": 4, "b": 3, "c": 2, "e": 5})
    assert change == PairedChange(rose=1, same=1, fell=1, dropped=2, mean_change=Fraction(0))
    assert change.paired == 3


def test_a_sign_test_is_exact() -> None:
    # 9 of 10 rose: 2 × (1 + 10) / 2¹⁰.
    assert PairedChange(9, 2, 1, 0, None).p_value == Fraction(22, 1024)
    assert PairedChange(3, 0, 3, 0, None).p_value == 1


@pytest.mark.parametrize("change", [PairedChange(5, 0, 0, 9, None), PairedChange(0, 8, 0, 0, None)])
def test_no_test_without_enough_pairs_or_change(change: PairedChange) -> None:
    assert change.p_value is None


def test_the_sign_test_agrees_with_counting_all_outcomes() -> None:
    for rose in range(9):
        fell = 8 - rose
        outcomes = [bin(outcome).count("1") for outcome in range(2**8)]
        as_extreme = sum(min(ups, 8 - ups) <= min(rose, fell) for ups in outcomes)
        expected = min(Fraction(1), Fraction(as_extreme, 2**8))
        assert PairedChange(rose, 0, fell, 0, None).p_value == expected
