"""What of a client must not be found in the open, and how it is found all the same (``byfive scan-pii``)."""

from byfive.privacy.search import Hit, Searcher
from byfive.privacy.values import Kind, Owner, Value, values_of

__all__ = ["Hit", "Kind", "Owner", "Searcher", "Value", "values_of"]
