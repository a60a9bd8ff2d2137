"""Hostile input on purpose: seeds, mutations, what must hold of every input, and what it is tried on."""
