"""Which host a request is for, and what that host may send."""
