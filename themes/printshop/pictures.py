"""Everything the print shop draws, under one name."""

from themes.printshop.doors import bus, door, window_row
from themes.printshop.figure import figure
from themes.printshop.people import initials, marks, monogram
from themes.printshop.picture import Picture
from themes.printshop.scenes import scene
from themes.printshop.street import street
from themes.printshop.vistas import vista

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
    "vista",
    "window_row",
]
