"""How campaigns are opened, suspended, resumed and closed, and how a database is brought up."""
