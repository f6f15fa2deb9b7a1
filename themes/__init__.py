"""
How a campaign looks: its brand, its theme's code, and the print shop that draws for it.

Words: a *brand* is name, mark, colours and imprint; a *theme* is Liquid files, stock or the
campaign's own; a *version* is what was published of them; a *Drop* is what a theme may read.
Doors: ``actions`` change, ``selectors`` read, ``rendering.render`` makes a page, ``mail`` a letter.
"""
