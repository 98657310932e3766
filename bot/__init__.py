"""Amparo: a real question in, a dated and sourced answer out."""
