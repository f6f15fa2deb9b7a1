"""
The print shop: pictures nobody has to take.

SVG from numbers: three inks through CSS variables, on paper, with stepped dots. The same seed
draws the same picture. No word of an organiser's ever gets into one unescaped.
"""
