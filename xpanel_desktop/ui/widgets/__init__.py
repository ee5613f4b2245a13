"""Small widgets that panes share; one file for each."""
