"""Reports: figures of a period, drawn and as tables, each with the items behind it."""
