"""Which language a text is in, as far as it matters whether it is coded."""

from __future__ import annotations

import pytest

from dateline.reading.languages import detect


@pytest.mark.parametrize(
    "text",
    [
        "Strike in Amsterdam",
        "Taxi strike hits Soweto, Pretoria",
        "Bandh cripples hill districts",
        "ANC NEC member slams DA, EFF, IFP",
        "Manifestación en Lima",
        "KARACHI: Shutter-down strike, wheel-jam in Landhi, Korangi, Malir",
        "Police fired tear gas at marchers in Abidjan on Friday, and two people were hurt.",
    ],
)
def test_english_and_what_is_too_short_to_tell_stay_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De politie heeft zaterdag in Amsterdam honderden demonstranten aangehouden die de snelweg blokkeerden.", "nl"),
        ("Des milliers d'enseignants ont défilé vendredi à Lyon contre la réforme des retraites, selon les syndicats.", "fr"),
        ("Miles de maestros marcharon el viernes en Oaxaca para exigir mejores salarios, informó el sindicato.", "es"),
        ("Ribuan buruh berunjuk rasa di depan gedung parlemen di Jakarta menuntut kenaikan upah minimum tahun depan.", "id"),
        ("Öğretmenler cuma günü Ankara'da maaş zammı talebiyle yürüdü, polis yolu trafiğe kapattı.", "tr"),
        ("خرج آلاف المعلمين في مسيرة يوم الجمعة للمطالبة بزيادة الرواتب.", "ar"),
        ("警察在周五驱散了要求加薪的工人。", "zh"),
        ("Рабочие завода вышли на митинг против увольнений.", "ru"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert detect(text) == code


def test_figures_alone_have_no_language() -> None:
    assert detect("12345 - 99 ...") is None


def test_lone_surrogates_do_not_upset_the_detector() -> None:
    assert detect("中文\ud800 عربى \udfff") != "en"
    assert detect("\ud800\udfff") is None
