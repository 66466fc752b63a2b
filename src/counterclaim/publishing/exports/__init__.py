"""What is known, in the tables that others work with: a `Release` written as GED, ACLED, HXL, GeoJSON and more."""

from counterclaim.publishing.exports.formats import FORMATS, write_release
from counterclaim.publishing.exports.release import Release, release

__all__ = ["FORMATS", "Release", "release", "write_release"]
