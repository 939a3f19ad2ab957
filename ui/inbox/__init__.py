"""The inbox: ids in order, a page cache, a painted row, a list that never moves by itself."""
