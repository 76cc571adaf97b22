"""repair_text beside ftfy, in the same run on the same text: clean, and damaged here and there."""

from collections.abc import Callable
from typing import Any

import ftfy
import pytest

from pipeline.text import repair_text

CLEAN = "1. Learn “linear algebra” – it’s the basis… 👇 and 📚 notes • café, naïve → https://example.com/x\n" * 100
GREEK = "Η γραμμική άλγεβρα είναι η βάση: «διανύσματα», πίνακες, χώροι – και πολλά παραδείγματα…\n" * 100
RUSSIAN = "Линейная алгебра — основа: «векторы», матрицы, пространства – и много примеров… Всё бесплатно, №1!\n" * 100
THAI = "พีชคณิตเชิงเส้นเป็นพื้นฐาน: “เวกเตอร์” เมทริกซ์ ปริภูมิ – และตัวอย่างมากมาย… ฟรี ครับ\n" * 100
DAMAGED = CLEAN + "It’s here πŸ‘‡ and β€’ there\n".replace("’", "â€™")


@pytest.mark.benchmark(group="clean text")
@pytest.mark.parametrize("text", [CLEAN, GREEK, RUSSIAN, THAI], ids=["english", "greek", "russian", "thai"])
@pytest.mark.parametrize(
    "repair", [repair_text, ftfy.fix_text, ftfy.fix_encoding], ids=["repair_text", "fix_text", "fix_encoding"]
)
def test_clean(benchmark: Any, repair: Callable[[str], str], text: str) -> None:
    assert len(benchmark(repair, text)) > 0


@pytest.mark.benchmark(group="damaged text")
@pytest.mark.parametrize("repair", [repair_text, ftfy.fix_text], ids=["repair_text", "fix_text"])
def test_damaged(benchmark: Any, repair: Callable[[str], str]) -> None:
    assert "👇" in benchmark(repair, DAMAGED)
