"""
The control plane: the platform's own screens, how campaigns are opened and closed, and how all
of it starts. The top layer: nothing imports it.
"""
