"""No score on the labelled documents sinks under its floor. `make gold` runs this; `make test` leaves it out."""

from pathlib import Path

import pytest

from tests import gold


def test_no_score_is_under_its_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        if not gold.at_hand():
            print(f"\nno labelled documents at {gold.shared()}: nothing was scored, nothing is asserted")
            return
        scores = gold.measure(tmp_path)
        print("\n" + gold.show(scores, gold.floors()))
    assert gold.below(scores, gold.floors()) == []
