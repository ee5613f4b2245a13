"""The order domain: pure values and rules. No I/O, no clock, no Qt."""
