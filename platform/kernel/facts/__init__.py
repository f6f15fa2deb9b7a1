"""
Facts: whatever happened, one row each, written in the transaction of the change.

Words: a *fact* has a *type* (``events.rsvp_given``), maybe a *subject* (the person it is
about), and an actor and source. A *subscriber* is told of facts after the commit, in
batches, by the *relay*; one that fails on a fact leaves it *parked*.
Doors: :func:`fact` declares a type, :func:`publish` writes one, :func:`subscribe` hears.
"""

from kernel.facts.declaring import Code, Stored, fact, type_of
from kernel.facts.publishing import publish
from kernel.facts.subscribing import subscribe

__all__ = ["Code", "Stored", "fact", "publish", "subscribe", "type_of"]
