"""The list of public suffixes is read as its package reads it, only sooner."""

import pytest
from publicsuffixlist import PublicSuffixList

from pipeline.links.suffix import _suffixes


@pytest.mark.parametrize("icann", [True, False])
def test_the_list_is_what_the_package_makes_of_it(icann: bool) -> None:
    own, theirs = _suffixes(icann=icann), PublicSuffixList(accept_unknown=False, only_icann=icann)
    assert own._publicsuffix == theirs._publicsuffix
    assert own._maxlabel == theirs._maxlabel
