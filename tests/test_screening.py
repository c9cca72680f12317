"""Screening finds a listed name however it is written, says why, and spares those who are not on the list."""

import csv
import json
import random
import sys
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, Run, answer, data, invoke
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import ABU, BADR, CHO, document

from sanctiondb.answers.database import reading
from sanctiondb.screening import listed
from sanctiondb.screening.answer import COLUMNS, THRESHOLD, Hit, hits, screen
from sanctiondb.screening.birth import birth
from sanctiondb.screening.entries import Asked, Birth, Entry, Listed, ListedName
from sanctiondb.screening.index import Index
from sanctiondb.screening.names import parsed
from sanctiondb.screening.nationality import nationality
from sanctiondb.screening.parts import pieces

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

from clean_names import SEED, drawn  # noqa: E402
from perturbing import KINDS, changed  # noqa: E402
from screening import clean_names, exactly_listed, latin, missed_exactly, score  # noqa: E402

REAL = "un_consolidated_2020-11-30.xml"


def entry(reference: str, name: str, *more: ListedName, births: tuple[Birth, ...] = (), state: str = "") -> Entry:
    return Entry(reference, "individual", name, (ListedName(name), *more), births, (state,) if state else ())


ENTRIES = (
    entry("QDi.001", "MOHAMMED SALAHALDIN ABD EL HALIM ZIDANE", ListedName("Seif al Adel", "alias", "low"),
          ListedName("سيف العدل", "original"), births=(Birth("1963-04-11", 1963, 1963, "exact"),), state="Egypt"),
    entry("QDi.006", "AIMAN MUHAMMED RABI AL-ZAWAHIRI", ListedName("Ayman Al-Zawahari", "alias", "good"),
          births=(Birth(None, 1951, 1951, "approximate"),), state="Egypt"),
    entry("KPi.033", "RI WON HO", ListedName("리원호", "original"), ListedName("李元鎬", "original"),
          births=(Birth(None, 1960, 1966, "between"),), state="Democratic People's Republic of Korea"),
    entry("QDi.300", "TARKHAN TAYUMURAZOVICH BATIRASHVILI", ListedName("Omar Shishani", "alias", "good"),
          ListedName("Abu Umar (original script: Абу Умар)", "alias", "low")),
    entry("QDi.301", "Abdul Rahman Qurayshi", ListedName("Abd ur-Rehman; Abdurrahman Quraishi", "alias", "good")),
    entry("TAi.010", "MUHAMMAD ALI"), entry("TAi.011", "ALI MUHAMMAD HASAN AHMAD"), entry("TAi.012", "AHMAD ALI HASAN"),
    entry("CDe.001", "Allied Democratic Forces", ListedName("ADF", "alias")),
)
INDEX = Index(Listed("2020-11-30", ENTRIES))


def found(name: str) -> list[str]:
    return [hit.candidate.entry.reference for hit in hits(INDEX, name)]


def best(name: str) -> Hit:
    return hits(INDEX, name)[0]


def why(name: str, **facts: str) -> list[str]:
    return list(screen(INDEX, [Asked(name, **facts)])[0]["reasons"])


@pytest.mark.parametrize(("name", "reference"), [
    ("AIMAN MUHAMMED RABI AL-ZAWAHIRI", "QDi.006"),
    ("al-zawahiri, aiman muhammed rabi", "QDi.006"),
    ("Aiman Muhamned Rabi al-Zawahiri", "QDi.006"),
    ("Aiman Rabi al-Zawahiri", "QDi.006"),
    ("Aiman M. Rabi al-Zawahiri", "QDi.006"),
    ("Ayman Mohamed Rabee el-Zawahiri", "QDi.006"),
    ("Ayman alzawahiri", "QDi.006"),
    ("Tarkhan Batirashvili", "QDi.300"),
    ("Umar Shishany", "QDi.300"),
    ("Абу Умар", "QDi.300"),
    ("Омар Шишани", "QDi.300"),
    ("AbdulRahman Qureshi", "QDi.301"),
    ("عبد الرحمن القريشي", "QDi.301"),
    ("أيمن محمد ربيع الظواهري", "QDi.006"),
    ("سَيْف العدل", "QDi.001"),
    ("리원호", "KPi.033"),
    ("이 원호", "KPi.033"),
    ("Lee Won-ho", "KPi.033"),
    ("李元鎬", "KPi.033"),
    ("Forces, Allied Democratic", "CDe.001"),
    ("adf", "CDe.001"),
])
def test_a_name_is_found_in_any_order_spelling_and_script(name: str, reference: str) -> None:
    assert found(name)[0] == reference


@pytest.mark.parametrize("name", [
    "Zidane", "John Smith", "Muhammad Hasan", "Mohamed Zidane", "Maria Fernández García", "Won Bin", "Adel",
    "'", "", "٪", "—", "Ho", "a" * 200_000, "محمد حسن", "김철수",
])
def test_who_shares_common_or_few_parts_is_no_hit(name: str) -> None:
    assert found(name) == []


def test_the_rarer_what_is_left_the_better_the_score() -> None:
    rare, common = best("Tarkhan Batirashvili"), hits(INDEX, "Ali Ahmad Hasan", 0.3)
    assert rare.score > {hit.candidate.entry.reference: hit.score for hit in common}["TAi.011"]


def test_a_weak_alias_is_marked_and_gives_way_to_a_good_name() -> None:
    assert "by a weak alias (quality low)" in why("Seif al-Adel")
    both = Index(Listed("2020-11-30", (entry(
        "A.1", "Other", ListedName("Karim Zaki", "alias", "low"), ListedName("Zaki Karim", "alias", "good")),)))
    assert screen(both, [Asked("karim zaki")])[0]["reasons"][0] == "by an alias"


def test_reasons_say_what_met_how_what_is_left_over_and_which_list_it_rests_on() -> None:
    assert why("Zawahiri, Aymen Mohamed") == [
        "by its name", "the same: zawahiri", "another spelling: aymen = aiman", "another spelling: mohamed = muhammed",
        "other articles: none = al", "only in the listed name: rabi", "in another order",
        "list of 2020-11-30: a lead, not a determination",
    ]
    assert "one letter off: batirashvilo = batirashvili" in why("Tarkhan Tayumurazovich Batirashvilo")
    assert "an initial: a = abd" not in why("AbdulRahman Qureshi")
    assert "not in the listed name: bin" in why("Tarkhan bin Tayumurazovich Batirashvili")


@pytest.mark.parametrize(("asked", "reference", "value"), [
    ("1963-04-11", "QDi.001", 1), ("1963", "QDi.001", 1), ("1963-04", "QDi.001", 1), ("1963-04-12", "QDi.001", -1),
    ("1964", "QDi.001", -1), ("1953-02-01", "QDi.006", 1), ("1954", "QDi.006", -1), ("1965", "KPi.033", 1),
    ("1967", "KPi.033", -1), ("1967", "QDi.300", 0), ("11/04/1963", "QDi.001", 0), ("1963-02-31", "QDi.001", 0),
    ("", "QDi.001", 0),
])
def test_a_birth_agrees_differs_or_cannot_be_compared(asked: str, reference: str, value: int) -> None:
    assert birth(asked, next(one for one in ENTRIES if one.reference == reference)).value == value


@pytest.mark.parametrize(("asked", "value"), [
    ("Egypt", 1), ("EGY", 1), ("egypt", 1), ("EG", 1), ("Egyptian", 1), ("United Arab Republic", 1), ("France", -1),
    ("FRA", -1), ("French", -1), ("ZZ", 0), ("Narnia", 0), ("", 0),
])
def test_a_nationality_is_compared_by_name_and_code(asked: str, value: int) -> None:
    states = {"EGY": "Egypt; United Arab Republic", "FRA": "France"}
    assert nationality(asked, ENTRIES[0], states).value == value


def test_facts_stand_among_the_reasons_order_equal_scores_and_leave_the_score_alone() -> None:
    assert "birth agrees: 1963-04-11" in why("seif al adel", birth="1963-04-11", nationality="Egypt")
    assert "nationality differs: Egypt" in why("seif al adel", nationality="France")
    assert "birth '11/4/63' is no date such as 1957 or 1957-03-10, so it was not compared" in why(
        "seif al adel", birth="11/4/63")
    two = Index(Listed("2020-11-30", (entry("A.1", "Karim Zaki", births=(Birth(None, 1950, 1950),)),
                                      entry("A.2", "Karim Zaki", births=(Birth(None, 1970, 1970),)))))
    rows = screen(two, [Asked("karim zaki", "1970")])
    assert [(row["reference"], row["score"]) for row in rows] == [("A.2", 1.0), ("A.1", 1.0)]


names = st.sampled_from([(one.reference, said.text) for one in ENTRIES for said in one.names])


@settings(max_examples=200, deadline=None)
@given(names, st.randoms(use_true_random=False), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_name_is_itself_in_any_case_and_order_with_score_one(
    one: tuple[str, str], chance: random.Random, case: "type[str]"
) -> None:
    reference, name = one
    words = name.split()
    chance.shuffle(words)
    top = {hit.candidate.entry.reference: hit.score for hit in hits(INDEX, case(" ".join(words)))}
    assert top[reference] == 1.0


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_text_is_a_name_or_none_and_its_score_is_between_nought_and_one(words: list[str]) -> None:
    name = " ".join(words)
    assert all(0.3 <= hit.score <= 1 for hit in hits(INDEX, name, 0.3))
    assert Index(Listed("2020-01-01", (entry("A.1", name),))) if parsed(name).tokens else hits(INDEX, name) == []


@settings(max_examples=30, deadline=None)
@given(st.permutations(["seif al adel", "Ayman al-Zawahiri", "Lee Won Ho", "John Smith", "Omar Shishani", "ADF"]))
def test_the_answer_does_not_depend_on_the_order_of_the_names(order: list[str]) -> None:
    expected = screen(INDEX, map(Asked, sorted(order)))
    assert screen(INDEX, map(Asked, order)) == expected
    assert [row["score"] for row in expected] == sorted((row["score"] for row in expected), reverse=True)


def test_a_higher_threshold_leaves_the_better_hits() -> None:
    asked = [Asked("Tarkhan Batirashvili"), Asked("seif al adel")]
    assert {row["reference"] for row in screen(INDEX, asked, threshold=0.6)} == {"QDi.300", "QDi.001"}
    assert {row["reference"] for row in screen(INDEX, asked, threshold=1)} == {"QDi.001"}


def test_a_field_with_several_names_is_all_of_them() -> None:
    assert pieces("Abu Umar (original script: Абу Умар)")[1:] == ["Abu Umar", "Абу Умар"]
    assert pieces("A One; B Two") == ["A One; B Two", "A One", "B Two"]
    assert pieces("Plain Name") == ["Plain Name"]


# The command


@pytest.fixture(scope="module")
def excerpt(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("screening") / "sanctions.db"
    path.write_bytes(seeded.read_bytes())
    assert invoke("ingest", str(FIXTURES / "un-consolidated" / "consolidated_2018-10-29.xml"), db=path).exit_code == 0
    return path


def written(folder: Path, text: str) -> str:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_command_answers_in_rows_and_says_what_it_rests_on(run: Run, excerpt: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "id;Full Name;DOB;nationality\n1;Ri Won Ho;1964;PRK\n2;Jane Roe;;\n3; ;1950;\n")
    result = run("screen", file, "--column", "full name", "--json", db=excerpt)
    rows = json.loads(result.stdout)
    assert [(row["query"], row["reference"], row["score"]) for row in rows] == [("Ri Won Ho", "KPi.033", 1.0)]
    assert list(rows[0]) == COLUMNS
    assert any(reason.startswith("nationality agrees") for reason in rows[0]["reasons"])
    assert rows[0]["reasons"][-1] == "list of 2018-10-29: a lead, not a determination"
    assert "1 of 2 names have hits, against the list of 2018-10-29 (6 entries)" in result.stderr
    assert "a lead, not a determination" in result.stderr and "passed over: 4" in result.stderr
    table = list(csv.DictReader(run("screen", file, "--column", "Full Name", "--csv", db=excerpt).stdout.splitlines()))
    assert table[0]["reasons"].split("|") == rows[0]["reasons"]


def test_no_hit_is_no_row(run: Run, excerpt: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "name\nJane Roe\n")
    assert run("screen", file, "--csv", db=excerpt).stdout == ",".join(COLUMNS) + "\n"
    assert run("screen", file, "--json", db=excerpt).stdout == "[]\n"


@pytest.mark.parametrize(("content", "options", "sentence"), [
    (b"", [], "names.csv: the file is empty; expected a CSV with a column 'name'"),
    (b" \n\n", [], "names.csv: the file is empty"),
    (b"who,born\nA,1\n", [], "names.csv: it has no column 'name', but 'who', 'born'; name the column to read"),
    (b"name\nA\n", ["--birth", "born"], "names.csv: it has no column 'born', but 'name'"),
    (b"name\n\xff\xfe\n", [], "names.csv: some bytes are no UTF-8 text"),
    (b"name\n\0\n", [], "names.csv: some bytes are no UTF-8 text"),
])
def test_a_bad_file_is_refused_in_one_sentence(
    run: Run, excerpt: Path, tmp_path: Path, content: bytes, options: list[str], sentence: str
) -> None:
    (tmp_path / "names.csv").write_bytes(content)
    result = run("screen", str(tmp_path / "names.csv"), *options, db=excerpt)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {sentence}") and result.stderr.count("\n") == 1


def test_without_a_list_nothing_is_screened(run: Run, db: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "name\nRi Won Ho\n")
    result = run("screen", file, db=db)
    assert (result.exit_code, result.stdout) == (1, "") and "no Consolidated List is loaded" in result.stderr
    assert "No such file" in run("screen", str(tmp_path / "none.csv"), db=db).stderr
    assert run("screen", file, "--threshold", "7", db=db).exit_code == 2


def test_on_a_day_only_who_was_on_the_list_then_is_found(run: Run, db: Path, tmp_path: Path) -> None:
    for day, entries in (("2018-01-01", (ABU, BADR)), ("2020-01-01", (BADR | {"name": "BADR TWELVE"}, CHO))):
        path = tmp_path / f"list-{day}.xml"
        path.write_text(document(day, *entries), encoding="utf-8")
        assert run("ingest", str(path), db=db).exit_code == 0
    file = written(tmp_path, "name\nAbu One\nBadr Two\nBadr Twelve\nCho Three\n")

    def on(*words: str) -> set[tuple[str, str]]:
        return {(row["query"], row["reference"]) for row in answer("screen", file, *words, "--threshold", "1", db=db)}

    assert on() == {("Badr Twelve", "QDi.902"), ("Cho Three", "KPi.903")}
    assert on("--on", "2018-01-01") == {("Abu One", "QDi.901"), ("Badr Two", "QDi.902")}
    assert on("--on", "2019-01-01") >= {("Abu One", "QDi.901"), ("Badr Two", "QDi.902"), ("Badr Twelve", "QDi.902")}
    assert "lies between the lists" in run("screen", file, "--on", "2019-01-01", db=db).stderr
    assert [row["reference"] for row in answer("listings", "search", "Badr", "Twelv", db=db)] == ["QDi.902"]
    assert answer("listings", "search", "abu one", "--on", "2020-01-01", db=db) == []


def test_help_says_what_a_hit_is(run: Run) -> None:
    assert "A hit is a lead, not a determination" in " ".join(run("screen", "--help").stdout.split())


# The real list


@pytest.fixture(scope="module")
def against(tmp_path_factory: pytest.TempPathFactory) -> Listed:
    path = tmp_path_factory.mktemp("real") / "sanctions.db"
    assert invoke("ingest", str(data(REAL)), db=path).exit_code == 0
    with reading(path) as connection:
        return listed.read(connection)


def test_the_clean_names_are_what_the_seed_draws() -> None:
    assert clean_names() == drawn(SEED)
    assert len(set(clean_names())) >= 2000


def test_every_listed_name_is_found_in_any_case_and_order(against: Listed) -> None:
    assert missed_exactly(Index(against), latin(against)) == []


def test_changed_names_are_found_and_clean_ones_spared(against: Listed) -> None:
    index = Index(against)
    scores = [score(index, one) >= THRESHOLD for _, one in changed(latin(against), 400)]
    assert sum(scores) / len(scores) >= 0.97 and len(scores) == 400 * len(KINDS)
    clean = clean_names()
    assert exactly_listed(against, clean) == []
    assert sum(bool(hits(index, name)) for name in clean) <= len(clean) / 1000
