"""Symbols are understood in every spelling and written in one."""

import pytest

from sanctiondb import symbols


@pytest.mark.parametrize("said", [
    "S/RES/1718(2006)", "S/RES/1718 (2006)", "s/res/1718(2006)", " 1718 (2006) ", "1718(2006)",
    "UNSCR 1718 (2006)", "resolution 1718 (2006)", "Resolution 1718(2006)", "SCR 1718 (2006)",
    "Security Council resolution 1718 (2006)", "UN Security Council Resolution 1718 (2006)", "res. 1718 (2006)",
    "United Nations Security Council resolution 1718 (2006)", "UN resolution 1718 (2006)", "S/RES/1718 2006",
    "S/RES 1718 (2006)", "SC/RES/1718 (2006)", "Resolution No. 1718 (2006)", "https://undocs.org/S/RES/1718(2006)",
    "https://docs.un.org/en/S/RES/1718(2006)",
])
def test_a_resolution_with_its_year_is_one_symbol_however_it_is_written(said: str) -> None:
    assert symbols.canonical(said) == "S/RES/1718(2006)"


@pytest.mark.parametrize("said", ["1718", "S/RES/1718", "UNSCR 1718", "UNSC 1718", "resolution 1718", "SC res 1718"])
def test_a_number_alone_names_a_resolution_without_its_year(said: str) -> None:
    assert symbols.canonical(said) == "S/RES/1718"
    assert symbols.without_year(symbols.canonical(said))


@pytest.mark.parametrize(("said", "symbol"), [
    ("s/pv.9591", "S/PV.9591"),
    ("S/PV9261", "S/PV9261"),
    ("S/PV.6702(Resumption1)", "S/PV.6702(Resumption1)"),
    ("S/PV.6702 (Resumption1)", "S/PV.6702(Resumption1)"),
    ("s/2024/255", "S/2024/255"),
    ("S/2012/538/Rev.2", "S/2012/538/Rev.2"),
    ("s/2012/538/rev.2", "S/2012/538/Rev.2"),
    ("2024/255", "S/2024/255"),
    ("PV.9591", "S/PV.9591"),
    ("A/77/PV.1", "A/77/PV.1"),
    ("A/ES-11/PV.5", "A/ES-11/PV.5"),
    ("GA resolution ES-11/1", "A/RES/ES-11/1"),
    ("53/135", "A/RES/53/135"),
    ("A/RES/181(II)[A]", "A/RES/181(II)[A]"),
    ("A/RES/ES-10/21", "A/RES/ES-10/21"),
])
def test_other_symbols_keep_their_letters(said: str, symbol: str) -> None:
    assert symbols.canonical(said) == symbol


@pytest.mark.parametrize(("symbol", "slug"), [
    ("S/RES/1718(2006)", "s-res-1718-2006"),
    ("S/2024/255", "s-2024-255"),
    ("S/2012/538/Rev.2", "s-2012-538-rev-2"),
])
def test_a_symbol_has_an_address(symbol: str, slug: str) -> None:
    assert symbols.slug(symbol) == slug


def test_a_missing_year_is_filled_in_for_a_resolution_only() -> None:
    assert symbols.council_resolution("1718", "2006") == "S/RES/1718(2006)"
    assert symbols.council_resolution("S/2024/255", "2024") is None
