"""The panel's own screens of Home, Website and Settings."""
