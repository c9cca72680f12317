"""Who of many names may be on the list: names compared whatever their order, spelling or script, with reasons.

A hit is a lead, not a determination: whether it is the person listed is for somebody to find out.
"""
