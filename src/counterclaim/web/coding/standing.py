"""Agreements of sets, made once for each state of them."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from counterclaim.coding import standing
from counterclaim.coding.standing import Agreed, Standing
from counterclaim.web.site import Site

_KEPT = 8
"""Agreements that are kept."""
_made: WeakKeyDictionary[Site, OrderedDict[str, Agreed]] = WeakKeyDictionary()
_lock = Lock()


def agreed(site: Site, now: Standing) -> Agreed:
    """Made anew only where a coding was finished since."""
    key = f"{now.coding_set.id} {now.key}"
    with _lock:
        kept = _made.setdefault(site, OrderedDict())
        if key not in kept:
            kept[key] = standing.agreed(site.ledger, now)
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[key]
