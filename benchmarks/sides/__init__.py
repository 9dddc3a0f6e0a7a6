"""What is measured against what: the portal, Datasette, a plain REST framework list, and constant bytes."""
