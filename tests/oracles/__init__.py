"""
Rules where nearly right is wrong, written from the requirements and the law before the code.

Whoever changes a row here says which requirement it was that changed.
"""
