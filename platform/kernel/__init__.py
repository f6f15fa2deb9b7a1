"""
The kernel: what every other package stands on, and which stands on none of them.

It knows the current schema by its name alone, never a nation: each of its apps has its
tables in ``public`` and in every nation's schema. References outwards are plain ids.
"""
