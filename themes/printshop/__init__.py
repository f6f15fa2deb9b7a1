"""
The print shop: pictures nobody has to take.

SVG from numbers: three inks (deep, brand, accent) on paper, with stepped dots and a press that
never quite hits the register. The same seed draws the same picture. Doors: ``pictures``.

Inks are CSS variables of the page: ``--deep --brand --accent --paper --ink``. A page that has a
night may set more, each of which falls back to one of those: ``--shade`` (deep), ``--wall`` (the brand as a wall
or a sea), ``--edge`` (outlines), ``--cut`` (the edge of what is cut out) and ``--light`` (what
stays light: a face, a label).
"""
