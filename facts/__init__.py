"""What the site's extensions, the tools and the tests all have to know."""
