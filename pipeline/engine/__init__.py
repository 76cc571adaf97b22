"""Where the work runs, and the journal of what is done."""
