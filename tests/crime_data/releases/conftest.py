"""What the tests of this folder share: files in the form of their sources."""

from tests.crime_data.files import harborough, home_office, street

__all__ = ["harborough", "home_office", "street"]
