"""Django's Postgres backend with a search path that fails closed."""
