"""Stands in for the package of that name, which es-aces imports to load an ESGPT dataset."""
