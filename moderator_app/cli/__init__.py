"""The command line: a thin face over `services`; its contract is design section 7."""
