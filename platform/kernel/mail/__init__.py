"""
Mail: finished letters, stored in the transaction that causes them and handed over once.

Words: a *message* is a finished letter to one address; *handing over* gives it to the mail
server; the *outbox* is where people of a practice installation read it instead.
Doors: ``sending.post`` stores one; ``sending.hand_over_waiting`` gives waiting ones away.
"""
