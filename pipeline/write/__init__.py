"""Everything -> the tables of the output folder, one file an output."""
