"""What people read: a reading laid out for the eye, with every fact where the article states it."""
