"""What was found in public records, by the words of the notes on it: "do your records mention Ford?"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from twincities.table.claims import all_claims
from twincities.table.models import Claim
from twincities.table.text.folding import fold, is_unspaced
from twincities.table.text_search import stems_in

if TYPE_CHECKING:
    from twincities.table.table import PartnershipTable


def claims_noted(words: Collection[str], table: PartnershipTable) -> Sequence[Claim]:
    """The claims on which a note mentions all of these words; none where there are no words."""
    claims = all_claims(table) if words else ()
    checks = ((claim, table.check_of(claim)) for claim in claims)
    return [
        claim for claim, check in checks if check and check.note and _mentions(table.said(check.note), words)
    ]


def _mentions(note: str, words: Collection[str]) -> bool:
    said, folded = {*stems_in(note)}, fold(note)
    return all(fold(word) in folded if is_unspaced(word) else {*stems_in(word)} <= said for word in words)
