"""Where the packaged program starts. PyInstaller runs this as a script, outside the package."""

import sys

from reader.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
