"""The clock: the recipe of a run, its steps, Prefect flows around them, settings and the command line."""
