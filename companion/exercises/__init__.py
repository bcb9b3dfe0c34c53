"""The exercises of the book: one module each, at the path of their chapter.

Those of `book/tape/update-rules.md` are in `companion/exercises/tape/update_rules`. A
module has the name of its exercise, and `companion.checks` finds it by that.
"""
