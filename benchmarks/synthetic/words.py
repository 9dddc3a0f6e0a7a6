"""Invented words in the scripts of the region, as often as words are: few common ones, many rare ones.

The words mean nothing. They have the length and the letters of real ones, so that search indexes and answers have
the size that they would have.
"""

from __future__ import annotations

import random
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

VOCABULARY = 2_000
# Harmonic weights shifted by this rank: the most common word stands in some 3 % of texts of two words.
FIRST_RANK = 4

LATIN = "en"
SCRIPTS = ("en", "zh_hans", "km", "lo", "my", "th", "vi")

# Consonants and vowel signs of each script; a syllable is one of each, in this order.
_SYLLABLES: dict[str, tuple[str, ...]] = {
    "km": ("កខគងចជញដតថទធនបផពភមយរលវសហអ", "ាិីុូេែៃោៅ"),
    "lo": ("ກຂຄງຈສຊຍດຕຖທນບປຜພຟມຢລວຫອ", "າິີຸູ"),
    "my": ("ကခဂငစဆဇညတထဒနပဖဗမယရလဝသဟ", "ါိီုူေဲ"),
    "th": ("กขคงจชซญดตถทนบปผพฟมยรลวสหอ", "าิีุู"),
}
_LATIN_ONSETS = tuple("b d f g k l m n p r s t v z br dr kl st tr".split())  # noqa: SIM905  words read better than a list
_VIETNAMESE_ONSETS = tuple("b c ch d đ g h kh l m n ng nh ph qu s t th tr v x".split())  # noqa: SIM905  words read better than a list
_VIETNAMESE_RIMES = tuple("ăn ấp ạch ầu ên ị ong ồng ơi ủ ương ỹ iên oà ấn ắc uyên ọc".split())  # noqa: SIM905  words read better than a list
_CHINESE = (
    "东南西北中山水江海河安平和顺永兴隆昌盛达通福康宁泰丰庆祥瑞吉嘉华国民生光明春秋金"
    "银铜铁石玉林森云龙凤鹤松柏梅兰竹菊天地人文武德仁义礼智信"
)


def _latin(rng: random.Random) -> str:
    word = "".join(rng.choice(_LATIN_ONSETS) + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
    return word + rng.choice(("", "n", "r", "l", "s"))


def _vietnamese(rng: random.Random) -> str:
    return " ".join(rng.choice(_VIETNAMESE_ONSETS) + rng.choice(_VIETNAMESE_RIMES) for _ in range(2))


def _chinese(rng: random.Random) -> str:
    return "".join(rng.sample(_CHINESE, 2))


def _of_syllables(script: str, rng: random.Random) -> str:
    consonants, vowels = _SYLLABLES[script]
    return "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.randint(2, 4)))


def _word(script: str, rng: random.Random) -> str:
    if script == "en":
        return _latin(rng)
    if script == "vi":
        return _vietnamese(rng)
    if script == "zh_hans":
        return _chinese(rng)
    return _of_syllables(script, rng)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a script from the most common to the rarest."""

    script: str
    words: tuple[str, ...]
    reached: tuple[float, ...]

    def pick(self, rng: random.Random) -> str:
        return self.words[bisect(self.reached, rng.random() * self.reached[-1])]

    def sentence(self, rng: random.Random, words: int) -> str:
        """Words in a row: with spaces where the script has them, capitals where it has those."""
        picked = [self.pick(rng) for _ in range(words)]
        if self.script in ("en", "vi"):
            return " ".join(word.title() for word in picked)
        return "".join(picked)


@cache
def vocabulary(script: str) -> Vocabulary:
    """The same words in every run: they depend on the script alone."""
    rng = random.Random(f"vocabulary {script}")
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words[_word(script, rng)] = None
    weights = (1 / (rank + FIRST_RANK) for rank in range(VOCABULARY))
    return Vocabulary(script, tuple(words), tuple(accumulate(weights)))
