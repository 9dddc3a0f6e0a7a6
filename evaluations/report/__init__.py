"""The report of a visit: from rows to plain content, and from the content alone to PDF and Word.

`record` reads the rows, `numbers` computes and remembers where each number comes from, `chapters` put the content
together, `pdf` and `docx` set it. Nothing but `record` looks at the database, so a report that was made once can be
set again, as it was, at any time.
"""
