"""What the Makefile runs besides the build itself."""
