"""
Jobs: anything long, as a row that says how far it is.

Words: a *job* is worked off in *chunks*, each a transaction with the progress in it; a worker
holds its *lease* meanwhile, and another one goes on where a killed one stopped. A *scheduled
job* is what happens by itself every so often.
Doors: ``actions`` to begin, stop and undo, ``running.work`` for the task a job names.
"""
