"""
The servers a laptop needs and nobody installed: Postgres and Valkey from wheels.

Imports no Django: settings call it.
"""
