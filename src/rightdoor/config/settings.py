"""Django's settings.  Everything that differs between places comes from the environment (docs/running.md)."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from rightdoor.config import surroundings
from rightdoor.records.directory.reading import county
from rightdoor.records.directory.toml_files import CatalogueRefused

PACKAGE = Path(__file__).resolve().parent.parent
MODE = surroundings.mode()
DEMO = MODE == "demo"
TRAINING = MODE == "training"  # as safe as production, with invented people, and nothing leaves (docs/training.md)
PRODUCTION = MODE == "production" or TRAINING
DEBUG = False

SECRET_KEY = (
    surroundings.word("RIGHTDOOR_SECRET_KEY", why="to sign cookies; make one with 'openssl rand -hex 32'")
    if PRODUCTION
    else os.environ.get("RIGHTDOOR_SECRET_KEY", "") or secrets.token_hex(32)
)
ALLOWED_HOSTS = (
    surroundings.word("RIGHTDOOR_HOSTS", why="to know the names under which the site is reached").split(",")
    if PRODUCTION
    else ["127.0.0.1", "localhost", "[::1]", "testserver"]
)

ROOMS = [
    "ground.design", "ground.audit", "ground.access", "ground.signin", "ground.documents", "ground.messages",
    "ground.tasks",
    "records.questions", "records.people", "records.adjustments", "records.agreements", "records.families",
    "records.telling", "records.workforce", "records.directory",
    "work.safeguarding", "work.referrals", "work.writing", "work.meeting", "work.sealing", "work.changing",
    "work.capacity",
    "work.support", "work.outcomes", "work.allocating", "work.triage", "work.onward", "work.milestones",
    "work.closing",
    "work.listening", "work.safetyplans", "work.assessments", "work.passport", "work.adjusting", "work.agreeing",
    "work.child", "work.caseload", "work.freeplaces", "work.groups", "work.calendar", "work.today", "work.glass",
    "work.conflicts", "work.joining", "work.oversight",
    "work.continuity", "work.keeping",
    "sight.insight",
    "doors.frontdoor", "demo",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *(f"rightdoor.{room}" for room in ROOMS),
    "rightdoor.config",
]

MIDDLEWARE = [
    "rightdoor.config.wire.Wire",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rightdoor.config.speaking.Speaking",
    "rightdoor.ground.access.middleware.Surface",
    "rightdoor.ground.documents.receiving.NoFlood",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "rightdoor.ground.access.middleware.OwnForms",
    "rightdoor.ground.access.middleware.Words",
    "django.middleware.csrf.CsrfViewMiddleware",
    "rightdoor.config.patience.Patience",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rightdoor.ground.access.middleware.Doorkeeper",
    "rightdoor.work.changing.middleware.OfItsMoment",
    "rightdoor.config.failures.Unreachable",
]

ROOT_URLCONF = "rightdoor.config.urls"
WSGI_APPLICATION = "rightdoor.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "rightdoor.ground.design.environment.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rightdoor.ground.design.context.page",
                "rightdoor.config.shell.shell",
                "rightdoor.work.passport.views.meant.with_its_request",
            ],
        },
    },
]

FORM_RENDERER = "rightdoor.ground.design.rendering.PageForms"

DATABASES = {"default": surroundings.database()}
# The key under which the site says to the database who acts; 'rightdoor migrate' keeps it there (docs/running.md)
CONTEXT_KEY = (
    surroundings.word("RIGHTDOOR_CONTEXT_KEY", why="to tell the database who acts; make one like the secret key")
    if PRODUCTION
    else os.environ.get("RIGHTDOOR_CONTEXT_KEY", "invented people only")
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/work/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "rightdoor.ground.signin.passwords.HardToGuess"},
    {"NAME": "rightdoor.ground.signin.stolen.NotStolen"},
]
STOLEN = os.environ.get("RIGHTDOOR_STOLEN", "")
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Signing in (ground.signin).  Secrets of second steps are sealed with a key made of these words; older ones still open.
SECRET_KEY_FALLBACKS = [word for word in os.environ.get("RIGHTDOOR_SECRET_KEYS_BEFORE", "").split(",") if word]
SEAL_WORDS = [SECRET_KEY, *SECRET_KEY_FALLBACKS] if PRODUCTION else ["on a practice copy everybody is invented"]
SECOND_STEP_REQUIRED = PRODUCTION or os.environ.get("RIGHTDOOR_SECOND_STEP") == "required"
SIGN_IN_RESTS = timedelta(minutes=surroundings.number("RIGHTDOOR_SIGN_IN_REST_MINUTES", default=30))
SIGN_IN_LASTS = timedelta(hours=surroundings.number("RIGHTDOOR_SIGN_IN_HOURS", default=10))
OIDC_URL = "" if TRAINING else os.environ.get("RIGHTDOOR_OIDC_URL", "")  # the county's own sign-in
OIDC_NAME = os.environ.get("RIGHTDOOR_OIDC_NAME", "the county's sign-in")
OIDC_EMAILS_ARE_OWN = os.environ.get("RIGHTDOOR_OIDC_EMAILS") == "own"
if OIDC_URL and PRODUCTION and not OIDC_URL.startswith("https://"):
    surroundings.stop("RIGHTDOOR_OIDC_URL must begin with https://, so that nobody on the way can sign in as others.")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "county",
                "name": OIDC_NAME,
                "client_id": surroundings.word("RIGHTDOOR_OIDC_CLIENT", why="beside RIGHTDOOR_OIDC_URL"),
                "secret": surroundings.word("RIGHTDOOR_OIDC_SECRET", why="beside RIGHTDOOR_OIDC_URL"),
                "settings": {"server_url": OIDC_URL},
            }
        ]
        if OIDC_URL
        else []
    }
}
SOCIALACCOUNT_ADAPTER = "rightdoor.ground.signin.engine.CountyOnly"
ACCOUNT_ADAPTER = "rightdoor.ground.signin.engine.NoSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "rightdoor.ground.signin.engine.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # half a minute either way, for clocks that are a little wrong
MFA_RECOVERY_CODE_DIGITS = 10
MFA_WEBAUTHN_USER_VERIFICATION = "required"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("pl", "Polski")]  # docs/languages.md tells how another is added
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
if MODE == "test" and "RIGHTDOOR_PSEUDO" in os.environ:  # a made-up language that reads from right to left
    LANGUAGES.append(("he", "Pseudo"))
    LOCALE_PATHS.append(Path(os.environ["RIGHTDOOR_PSEUDO"]))
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = surroundings.folder("RIGHTDOOR_STATIC", default=Path.cwd() / "staticfiles") if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# How many proxies stand in front and may be believed: about where somebody comes from (guessing of codes is counted),
# and whether they came by https.  Where none is named, a visitor's own word for it counts for nothing.
PROXIES = surroundings.number("RIGHTDOOR_PROXIES", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None

# The browser and the wire
SESSION_COOKIE_NAME = "__Host-s" if PRODUCTION else "s"
BROWSER_COOKIE_NAME = "__Host-b" if PRODUCTION else "b"  # a browser that somebody signed in on before; names nobody
CSRF_COOKIE_NAME = "__Host-c" if PRODUCTION else "c"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # like the session, it goes when the browser is closed: nothing tells who was here
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
TLS_ELSEWHERE = os.environ.get("RIGHTDOOR_TLS") == "elsewhere"
SECURE_SSL_REDIRECT = PRODUCTION and not TLS_ELSEWHERE
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # a balancer asks from nearby, without https
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = os.environ.get("RIGHTDOOR_HSTS") != "this-name-alone"
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
# Whether browsers know the name before they first come is for the county to say (W021), and so are the names beneath it
# (W005) where it has said so; and its proxy may send http to https (W008)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", *(["security.W008"] if TLS_ELSEWHERE else [])]
CSRF_FAILURE_VIEW = "rightdoor.config.failures.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # never in a cookie
# Against a flood: how many forms one browser and one network may send in five minutes (config.patience)
POSTS_OF_A_BROWSER = surroundings.number("RIGHTDOOR_POSTS_OF_A_BROWSER", default=300)
POSTS_OF_A_NETWORK = surroundings.number("RIGHTDOOR_POSTS_OF_A_NETWORK", default=24_000)
BEGINNINGS_OF_A_NETWORK = surroundings.number("RIGHTDOOR_BEGINNINGS_OF_A_NETWORK", default=1_800)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = ["rightdoor.ground.documents.receiving.InMemory"]  # no file is ever written to the disk
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    },
}

# Files are handed out once clamd has looked at them; without one they stay held (docs/files.md)
CLAMD = os.environ.get("RIGHTDOOR_CLAMD", "")  # the path of its socket, or host:port
FILES_AT_MOST = surroundings.number("RIGHTDOOR_FILES_GB", default=20) * 2**30  # of one partnership

# What the site may ask of other machines (ground.access.outgoing): public addresses, and these of the county's own
INSIDE_HOSTS = frozenset(
    word.strip().lower() for word in os.environ.get("RIGHTDOOR_INSIDE_HOSTS", "").split(",") if word
)

# Messages leave through the outbox (ground.messages)
OUTBOX = os.environ.get("RIGHTDOOR_OUTBOX", "outbox" if TRAINING or not PRODUCTION else "")
MAIL_URL = "" if TRAINING else os.environ.get("RIGHTDOOR_MAIL_URL", "")
NOTIFY_KEY = "" if TRAINING else os.environ.get("RIGHTDOOR_NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("RIGHTDOOR_NOTIFY_TEMPLATE", "")
SENDER = os.environ.get("RIGHTDOOR_SENDER", "Appointment line")
MAIL_FROM = os.environ.get("RIGHTDOOR_MAIL_FROM", "appointments@localhost")
SUBJECT = os.environ.get("RIGHTDOOR_SUBJECT", "Appointment line: a message for you")  # the same for every e-mail
SITE = os.environ.get("RIGHTDOOR_SITE", "")  # the site's address as people know it, without a path

# The audit: a key that only 'rightdoor work' may read, and where signed heads go (docs/audit.md)
AUDIT_KEY = os.environ.get("RIGHTDOOR_AUDIT_KEY", ".rightdoor/audit/demo.key" if DEMO else "")
AUDIT_HEADS = os.environ.get("RIGHTDOOR_AUDIT_HEADS", ".rightdoor/audit" if DEMO else "").split()
AUDIT_HEADS = [place for place in AUDIT_HEADS if not (TRAINING and "://" in place)]  # only to a folder of this machine

# The sealed extract for when nothing else answers: where files go, and the county's public key (docs/continuity.md)
CONTINUITY = os.environ.get("RIGHTDOOR_CONTINUITY", ".rightdoor/continuity" if DEMO else "")
CONTINUITY_KEY = os.environ.get("RIGHTDOOR_CONTINUITY_KEY", "")
CONTINUITY_EVERY = timedelta(minutes=surroundings.number("RIGHTDOOR_CONTINUITY_MINUTES", default=15))

# How long records are kept, where a county has a schedule of its own, and what has ended (docs/records.md)
RETENTION = os.environ.get("RIGHTDOOR_RETENTION", "")
LEDGER = os.environ.get("RIGHTDOOR_LEDGER", ".rightdoor/ledger.jsonl" if DEMO else "").split()
LEDGER_KEY = os.environ.get("RIGHTDOOR_LEDGER_KEY", "") or (SECRET_KEY if PRODUCTION else "of an invented county")

# Where "Leave this page" goes, as the county's own file says; a slip in that file is told before anything starts
try:
    EXIT_URL = county().exit_site
    AREAS = tuple(county().areas)
except CatalogueRefused as refused:
    surroundings.stop(f"the county's file has a slip. {refused}")

# The partnership whose front door this is, where the database holds several
PARTNERSHIP = os.environ.get("RIGHTDOOR_PARTNERSHIP", "")

# How often each process asks whether services were changed on a page; a test says itself when it looks again
CHANGES_LOOKED_AT_EVERY = None if MODE == "test" else 30.0

# Only a demo or a test may tell the site another time (docs/running.md)
CLOCK = None if PRODUCTION else os.environ.get("RIGHTDOOR_CLOCK")

LOGGING_CONFIG = "rightdoor.config.logs.configure"
LOGGING: dict[str, object] = {"version": 1}  # Django calls the above only where this is not empty
