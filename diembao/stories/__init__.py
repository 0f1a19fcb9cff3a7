"""Duplicates and stories: which articles say the same, and which tell of the same happening.

Nothing here knows a database. `fingerprint.take` reads an article once; `telling.tell_day` decides a day from the days
before it; `retelling.retell` decides which days are to be told anew when articles came, changed or went.
"""
