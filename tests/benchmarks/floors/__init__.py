"""The best this machine could do for the same result: SQL, psycopg2, a bare WSGI function."""
