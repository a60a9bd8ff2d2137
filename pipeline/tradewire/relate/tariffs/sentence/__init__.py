"""A sentence that may tell of a rate: its tokens, parse, clauses, and the roles of the names in it."""
