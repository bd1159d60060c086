"""Reads times as offices write them: "๑ วัน ๓ ชม.", "10 นาที / ราย", "within 5 working days"."""

from service_pages.reading.reader import read_duration
from service_pages.reading.stated import Part, StatedTime

__all__ = ["Part", "StatedTime", "read_duration"]
