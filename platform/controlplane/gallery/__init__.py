"""Every component of theme and panel in every state: in development and tests alone."""
