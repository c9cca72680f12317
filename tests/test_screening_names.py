"""What is part of a name and what stands beside it; which names are the same, and which only look alike."""

import pytest

from sanctiondb.screening.answer import THRESHOLD, hits
from sanctiondb.screening.entries import Entry, Listed, ListedName
from sanctiondb.screening.index import Index
from sanctiondb.screening.names import parsed
from sanctiondb.screening.reasons import reasons
from sanctiondb.screening.spelling import spellings

NAMES = (
    "JOSEPH KONY", "ALI KONY", "RI WON HO", "KIM YONG CHOL", "KANG MYONG CHOL", "PAK BONG NAM", "PAK YONG SIK",
    "RI U’N SO’NG", "CHOE UN JONG", "Al Zawahiri Ayman", "MOHAMMAD HASSAN AKHUND", "Hafiz Saeed", "Dodong", "AQY", "AA",
    "OCEAN MARITIME MANAGEMENT COMPANY, LIMITED", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "Uthman",
    "Seif al-Adel", "Abd ur-Rahman al-Harbi", "SHAHID SAYYADE SHIRAZI INDUSTRIES (SSSI)", "Harun al-Rashid",
    "Hasan Chizari", "Gulmurad Khalimov", "Rustam Aslanov", "Djamel Lounici", "Mohamed Belkalem", "Said Arif",
)
INDEX = Index(Listed("2020-11-30", tuple(
    Entry(f"A.{place}", "individual", name, (ListedName(name),)) for place, name in enumerate(NAMES))))


def best(name: str, least: float = THRESHOLD) -> tuple[str, float]:
    found = hits(INDEX, name, least)
    return (found[0].candidate.listed.text, found[0].score) if found else ("", 0.0)


def why(name: str) -> list[str]:
    hit = hits(INDEX, name, 0.3)[0]
    return reasons(parsed(name), hit.candidate, hit.found, "2020-11-30")


@pytest.mark.parametrize(("name", "articles", "words"), [
    ("Ayman al-Zawahiri", ["al"], "ayman zawahiri"), ("Abd el Halim", ["el"], "abd halim"),
    ("Harun ar-Rashid", ["ar"], "harun rashid"), ("Ali ash-Shishani", ["ash"], "ali shishani"),
    ("Ali an-Nasr", ["an"], "ali nasr"), ("Saif ad-Din", ["ad"], "saif din"), ("Abd ur-Rahman", ["ur"], "abd rahman"),
    ("Joseph Val-Kony", [], "joseph val kony"), ("Kim Un-chol", [], "kim un chol"), ("Ri Pal-su", [], "ri pal su"),
    ("Kim En-ju", [], "kim en ju"), ("Han Mal-sun", [], "han mal sun"), ("Ri An-nam", [], "ri an nam"),
    ("Айман аз-Завахири", ["az"], "ayman zavakhiri"), ("al", [], "al"),
    ("Али аль-Харби", ["al"], "ali kharbi"),
])
def test_only_real_articles_are_no_part_of_a_name(name: str, articles: list[str], words: str) -> None:
    taken = parsed(name)
    assert list(taken.articles) == articles
    assert " ".join(one.raw for one in taken.tokens).replace("aiman", "ayman") == words


def test_a_score_of_one_is_the_same_tokens() -> None:
    assert best("kony, JOSEPH") == ("JOSEPH KONY", 1.0)
    assert best("Joseph Val-Kony") == ("", 0.0)
    for near in ("Ayman Zawahiri", "Ayman el-Zawahiri", "Ri Wonho", "Mr Ri Won Ho"):
        assert 0.88 < best(near)[1] < 1
    assert "other articles: none = al" in why("Ayman Zawahiri")
    assert "written in one or apart: wonho = won ho" in why("Ri Wonho")


def test_a_mistyped_article_lowers_the_score_and_is_told() -> None:
    assert THRESHOLD < best("Ayman cl-Zawahiri")[1] < best("Ayman al-Zawahiri")[1]
    assert "one letter off: cl zawahiri = al-zawahiri" in why("Ayman cl-Zawahiri")


@pytest.mark.parametrize(("name", "listed"), [
    ("Mr. Ri Won Ho", "RI WON HO"), ("Dr Ayman al-Zawahiri", "Al Zawahiri Ayman"),
    ("Zawahiri, Dr. Ayman", "Al Zawahiri Ayman"), ("Mullah Mohammad Hassan Akhund", "MOHAMMAD HASSAN AKHUND"),
    ("Maulavi Haji Mohammad Hassan Akhund", "MOHAMMAD HASSAN AKHUND"), ("Sheikh Hafiz Saeed", "Hafiz Saeed"),
    ("General Joseph Kony", "JOSEPH KONY"),
    ("Ocean Maritime Management Co., Ltd.", "OCEAN MARITIME MANAGEMENT COMPANY, LIMITED"),
    ("Ocean Maritime Management", "OCEAN MARITIME MANAGEMENT COMPANY, LIMITED"),
    ("Korea Mining Development Trading Corp", "KOREA MINING DEVELOPMENT TRADING CORPORATION"),
])
def test_titles_and_a_companys_form_hide_no_name(name: str, listed: str) -> None:
    found, score = best(name)
    assert found == listed and score >= 0.85


def test_a_title_that_is_a_name_elsewhere_counts_there() -> None:
    assert best("Uthman Sheikh") == ("", 0.0)
    assert parsed("Doctor Sheikh").beside == {0} and parsed("Doctor").beside == frozenset()
    assert parsed("Sheikh Ali Trading Co. Ltd").beside == {0, 3, 4}


@pytest.mark.parametrize(("name", "other"), [
    ("Kim Myong-chol", "KIM YONG CHOL"), ("Đỗ Dũng", "Dodong"), ("Pak Yong-nam", "PAK BONG NAM"),
    ("Ri Un-jong", "RI U’N SO’NG"), ("AQI", "AQY"), ("A", "AA"),
    ("Cheikh Sy", "SHAHID SAYYADE SHIRAZI INDUSTRIES (SSSI)"),
])
def test_names_of_their_own_are_no_slips_for_one_another(name: str, other: str) -> None:
    assert best(name)[0] != other and best(name) == ("", 0.0)


def test_an_initial_is_called_one() -> None:
    assert "an initial: j = joseph" in why("J. Kony")


@pytest.mark.parametrize(("name", "listed"), [
    ("Айман аз-Завахири", "Al Zawahiri Ayman"), ("Айман аль-Завахири", "Al Zawahiri Ayman"),
    ("Ayman az-Zawahiri", "Al Zawahiri Ayman"), ("Ayman Azzawahiri", "Al Zawahiri Ayman"),
    ("Harun ar-Rashid", "Harun al-Rashid"), ("RiWonHo", "RI WON HO"), ("HafizSaeed", "Hafiz Saeed"),
])
def test_assimilated_articles_and_names_in_one_are_found(name: str, listed: str) -> None:
    assert best(name)[0] == listed


def test_titles_and_spellings_are_lines_of_lower_case_words() -> None:
    assert spellings()["ltd"] == spellings()["limited"] == "limited"
