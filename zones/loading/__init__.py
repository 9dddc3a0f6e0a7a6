"""Reading `fixtures/` into the database: all or nothing, again and again with the same result."""
