"""Worker processes: a pool of them that loads a job once each, is fed batches, and outlives its members."""
