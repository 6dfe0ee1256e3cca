"""Who is timed: a module each, with `VARIANTS`, `use(variant)` and `step(work, variant)`.

`use` makes the settings of a variant that hold for the whole process, before each time slice;
`step` makes the function that does the work once and returns a number that depends on all of it.
"""
