"""Who asks, and what they may do."""

from counterclaim.accounts.person import Person, Role

__all__ = ["Person", "Role"]
