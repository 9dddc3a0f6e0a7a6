"""What lists, counts and searches of zones are answered from: the published zones in memory, kept by data version.

Each process holds one table of the published zones: sets per filter value, sorted orders, and the words of their texts.
It follows the change feed, so it is as new as the data version that a request has read; see
docs/decisions/index-in-memory.md.
"""
