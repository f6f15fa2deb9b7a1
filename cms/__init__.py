"""
The pages that editors make, and the panel's shell. At most 14 page classes.

Index pages build Drops from slices' selectors; views never do.
"""
