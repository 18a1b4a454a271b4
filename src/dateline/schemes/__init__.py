"""Other people's schemes and users' own classes, added to a record that is coded: `Additions.load(...).add(coded)`."""

from dateline.schemes.additions import Additions

__all__ = ["Additions"]
