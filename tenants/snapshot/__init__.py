"""
The checked-in snapshot: both schemas as text, so that nobody waits for migrations.

Loading is the snapshot and then whatever migrations it lacks: a stale one is slow, never wrong.
Only `make snapshot` writes it; a conflict in it is never merged but made again.
"""
