"""The palette: one field that finds services, orders, actions, settings and accounts."""
