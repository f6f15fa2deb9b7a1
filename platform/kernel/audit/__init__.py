"""Audit: who did what to the platform and to whom; read, never changed."""
