"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rightdoor.config.settings")
application = get_wsgi_application()

from rightdoor.config.declared import refuse_undeclared  # noqa: E402  urls need the apps loaded
from rightdoor.config.standing import refuse_to_start  # noqa: E402  so do models

refuse_undeclared()
refuse_to_start()
gc.collect()
gc.freeze()  # what is loaded now stays: pages need not wait while it is searched for what could go
