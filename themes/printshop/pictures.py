"""Everything the print shop draws, under one name."""

from themes.printshop.figure import figure
from themes.printshop.picture import Picture
from themes.printshop.street import street
from themes.printshop.things import bus, door, initials, marks, monogram, scene

__all__ = [
    "Picture",
    "bus",
    "door",
    "figure",
    "initials",
    "marks",
    "monogram",
    "scene",
    "street",
]
