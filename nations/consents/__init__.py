"""
Consents: a ledger of who agreed to what, in which words, and when they stopped.

Words: an *entry* gives or withdraws consent for one *channel* and *purpose*; the newest entry
counts. A *left mailbox* is an address whose reader left: nobody there is written to, whoever's it
is by now. Doors: ``actions.give_consent``, ``actions.withdraw_consent``, ``actions.leave_mailbox``; ``selectors.has_consent``.
"""
