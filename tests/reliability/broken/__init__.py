"""What the mutants put in place of the program's own functions, floor by floor."""
