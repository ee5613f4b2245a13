"""Help: how the program is, what it asked, what it logged, and a bundle for whoever helps."""
