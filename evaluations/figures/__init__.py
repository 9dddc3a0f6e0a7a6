"""Figures of evaluations: exact, with their denominators, and suppressed where they would tell of few people.

Nothing here reads the database: counts go in, figures come out, so that they can be checked by an independent
calculation.
"""
