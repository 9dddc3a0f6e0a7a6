"""The outermost layer: gives out finished public answers before the framework does any work.

Public answers are a function of data version, release, address and what the caller accepts. So one short label serves
as the ETag and as the generation part of the store's keys: nothing is purged by hand, and nothing old is ever shown.
What time alone changes, such as how fresh a zone's data is, reaches the public as a change of data (see `zones.tasks`).
"""
