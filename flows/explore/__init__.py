"""`diembao explore`: web pages on the published file, for one's own machine; they read and never write."""
