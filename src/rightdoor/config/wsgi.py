"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rightdoor.config.settings")
application = get_wsgi_application()

from rightdoor.config.declared import refuse_undeclared  # noqa: E402  urls need the apps loaded

refuse_undeclared()
