"""Short and unchecked URLs -> their targets."""
