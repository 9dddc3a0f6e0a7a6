"""Public forms of zones that are made once per change and kept; see docs/decisions/stored-forms.md."""
