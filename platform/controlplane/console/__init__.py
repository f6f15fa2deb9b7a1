"""The platform host's screens: front page, start, sign-in, Your campaigns, operators."""
