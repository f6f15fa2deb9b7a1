"""
A subscriber of the instance under chaos: each fact it hears of is a row of the audit.

The product's own slices have none yet. Nothing keeps the row from being written twice: only the
relay does, and that is what is looked at.
"""
