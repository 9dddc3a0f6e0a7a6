"""Settings of the portal. What differs between installations comes from the environment.

Without any variable this is the embedded portal: SQLite, cache and tasks in the process.
EZPORTAL_ENV=production adds what a public server must have, and refuses to start without it.
The variables are listed in `.env.example`.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from whitenoise.compress import Compressor

from ezportal import environment, error_reports, postgresql
from ezportal.api.settings import (
    API_REQUESTS_PER_MINUTE,
    API_URLS,
    PUBLIC_MIDDLEWARE,
    REST_FRAMEWORK,
    REST_KNOX,
    SPECTACULAR_SETTINGS,
)
from ezportal.languages import DEFAULT_LANGUAGE, register_languages
from ezportal.languages import LANGUAGES as LANGUAGES
from ezportal.logs import logging_settings
from ezportal.release import hash_of_code
from ezportal.security import CONTENT_SECURITY_POLICY, client_address, nameless_caller

__all__ = [
    "API_REQUESTS_PER_MINUTE",
    "API_URLS",
    "CONTENT_SECURITY_POLICY",
    "REST_FRAMEWORK",
    "REST_KNOX",
    "SPECTACULAR_SETTINGS",
]

BASE_DIR = Path(__file__).resolve().parent.parent
env = environment.read_environment(BASE_DIR)
VAR_DIR = BASE_DIR / env.str("VAR_DIR", default="var")

IS_PRODUCTION = env.str("EZPORTAL_ENV", default="local") == "production"
if IS_PRODUCTION:
    environment.require_safe_production(env)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or environment.own_secret_key(VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=environment.LOCAL_HOSTS)
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
RELEASE = env.str("RELEASE", default="") or hash_of_code(BASE_DIR)

# --- Mail --------------------------------------------------------------------------------
globals().update(environment.mail(env, VAR_DIR / "mail"))  # EMAIL_BACKEND, EMAIL_HOST and so on
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"no-reply@{urlsplit(SITE_URL).hostname}")
# The office that runs the visits: it is told of overdue recommendations, and delegates answer to it.
STAFF_EMAIL = env.str("STAFF_EMAIL", default="")

# --- Applications ------------------------------------------------------------------------
INSTALLED_APPS = [
    # Before the admin, whose forms it extends, and before our apps: it registers languages and histories. Once a query
    # was built on a table, a history copied from it would read that table's columns instead of its own.
    "modeltranslation",
    "ezportal",
    "zones",
    "delegations",
    "evaluations",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "import_export",
    "knox",
    "rest_framework",
    "rules",
    "simple_history",
]

MIDDLEWARE = [
    "ezportal.health.AnyHostMiddleware",
    # Headers before the rest, so that they also stand on what the layers below answer early.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "ezportal.security.BrowserPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "ezportal.observing.RouteMiddleware",
    "delegations.middleware.PersonalPagesMiddleware",
    "ezportal.uploads.RequestSizeMiddleware",
    "evaluations.limits.PersonalFormsMiddleware",
    # Above everything that costs a query: what is public is answered from here when it can be.
    *PUBLIC_MIDDLEWARE,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "ezportal.signing_in.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it turns a refused sign-in into its answer
]

ROOT_URLCONF = "ezportal.urls"
WSGI_APPLICATION = "ezportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Services ----------------------------------------------------------------------------
IS_WEB = env.str("EZPORTAL_PROCESS", default="") == "web"  # set by wsgi.py
DATABASES = environment.databases(env, VAR_DIR / "ezportal.sqlite3", is_web=IS_WEB)
DATABASE_ROUTERS = ["ezportal.replicas.ReplicaRouter"] if "replica" in DATABASES else []
DATABASE_STATEMENT_SECONDS = postgresql.statement_seconds(env)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES: dict[str, dict[str, Any]] = {
        "default": {
            "BACKEND": "ezportal.cache.SteadyRedisCache",
            "LOCATION": environment.redis_database(REDIS_URL, 1),
            "KEY_PREFIX": "ezportal",
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            # Stored answers and callers' quotas share it; Django's 300 would push out the quotas.
            "OPTIONS": {"MAX_ENTRIES": 1000},
        }
    }

CELERY_BROKER_URL = REDIS_URL or None
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_EAGER_PROPAGATES = True
# A task is taken off the queue when it is done, so a killed worker's task runs again.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# What a worker took and never finished is given to another after half an hour: longer than any task takes, and than any
# pause before another try, as the worker holds what pauses.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 30 * 60, "socket_connect_timeout": 2, "socket_timeout": 10}
# Who queues something waits for a broker that is away no longer than this; see `ezportal.queueing`.
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.2}
CELERY_TIMEZONE = "Asia/Bangkok"
CELERY_BEAT_SCHEDULER = "ezportal.task_observing:LivingScheduler"
CELERY_WORKER_REDIRECT_STDOUTS = False

# --- Being watched -----------------------------------------------------------------------
LOGGING = logging_settings(as_json=IS_PRODUCTION, level=env.str("LOG_LEVEL", default="INFO"))
ACCESS_LOG = env.bool("ACCESS_LOG", default=IS_PRODUCTION)  # a line per request
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS_NETWORKS = env.list("METRICS_NETWORKS", default=[])
METRICS_PORT = env.int("METRICS_PORT", default=0)  # of worker hosts; web hosts answer at /metrics
error_reports.start(
    dsn=env.str("SENTRY_DSN", default=""),
    release=RELEASE,
    environment="production" if IS_PRODUCTION else "local",
)

# --- API ---------------------------------------------------------------------------------
API_REQUESTS_PER_MINUTE = {
    caller: env.int(f"API_{caller.upper()}_PER_MINUTE", default=quota)
    for caller, quota in API_REQUESTS_PER_MINUTE.items()
}

# --- Languages and time ------------------------------------------------------------------
register_languages()
LANGUAGE_CODE = DEFAULT_LANGUAGE
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

MODELTRANSLATION_DEFAULT_LANGUAGE = DEFAULT_LANGUAGE
MODELTRANSLATION_FALLBACK_LANGUAGES = (DEFAULT_LANGUAGE,)

# --- Static files ------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    # What delegates hand in lies below no public address; staff fetch it through the admin.
    **environment.file_storages(env, VAR_DIR),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Locally files are served from where they are written; production collects them first.
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
# Source maps are asked for by nobody but developers, and take longer to compress than all the rest.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
WHITENOISE_MIMETYPES = {".geojson": "application/geo+json"}
MEDIA_ROOT = VAR_DIR / "media"
# Where `manage.py backup` writes, and how many it keeps; 0 keeps all.
BACKUP_DIR = BASE_DIR / env.str("BACKUP_DIR", default=str(VAR_DIR / "backups"))
BACKUP_KEEP = env.int("BACKUP_KEEP", default=0)

# --- Who may come in ---------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses who is locked out
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "ezportal.passwords.PortalWordsValidator"})
LOGIN_URL = "admin:login"
# Without it every account may set a second factor up, and none has to.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=IS_PRODUCTION)
OTP_TOTP_ISSUER = urlsplit(SITE_URL).hostname

# Locks one name at one address: neither an office behind one address nor a colleague
# whose name is known can be shut out by a stranger.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = client_address
AXES_CLIENT_STR_CALLABLE = nameless_caller
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if IS_PRODUCTION else 0)

# --- Security ----------------------------------------------------------------------------
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A session of staff ends a working day after it began, and after two hours in which no page was asked for.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_SECONDS = 2 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# The record forms of the admin have many rows with a field per language each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A delegate's file of 10 MB with its form is the largest there is; more is refused before it is read.
LARGEST_REQUEST_BYTES = 12 * 1024 * 1024

if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked over plain HTTP from inside
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Browsers take these names only over TLS, from this host, for all of it.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Addresses typed without a scheme mean https; Django 6 does so by itself.
FORMS_URLFIELD_ASSUME_HTTPS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
