"""
Submissions: the front desk. Public posts that act for the campaign come in only through here.

Words: a *submission* is one posted form; it is *accepted* once, or *refused* with a reason; what
its visitor sees next is the *after-action*.
Doors: ``actions.receive_sign_up``; a module per kind of form.
"""
