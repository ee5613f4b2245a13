"""Wire → domain: the only code that is tolerant of what real panels send.

What they send is told in the panel API reference, section "What real panels do differently".
"""
