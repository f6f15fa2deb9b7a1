"""The Liquid engine, guarded: what organisers write can be wrong or hostile, and stays harmless."""
