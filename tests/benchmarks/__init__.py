"""`make bench NAME=…`: what the product takes, beside the best this machine could do."""
