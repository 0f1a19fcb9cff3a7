"""The only room that knows Great Expectations: suites, gates, Data Docs."""
