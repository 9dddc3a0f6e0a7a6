"""Benchmarks of the portal against Datasette, a plain REST framework list and a server of constant bytes."""
