"""Measurements. `make bench` runs them all; figures are ratios within one run, since machines differ."""
