# Builds the packages apart, so that the final image has neither compiler nor pip's cache.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
# Python writes nothing beside the code: at run time the file system cannot be written, and it is compiled below.
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/ezportal WEB_CONCURRENCY=3
# pg_dump, of the version of the compose file's server: `manage.py backup` needs it.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 ezportal \
    && useradd --system --uid 10001 --gid 10001 --no-create-home ezportal \
    && install -d -o ezportal -g ezportal /var/lib/ezportal
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
# The manifest of static files is that of production; this step needs no real service, and forgets its key.
RUN EZPORTAL_ENV=production SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost \
    DATABASE_URL=postgres://none/none REDIS_URL=redis://none EMAIL_URL=smtp://none \
    sh -c "python manage.py compile_catalogues && python manage.py collectstatic --no-input --ignore redoc --verbosity 0" \
    && python -m compileall -q ezportal zones delegations evaluations
USER ezportal
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["python", "scripts/alive.py", "web"]
CMD ["gunicorn", "ezportal.wsgi:application", "--bind", "0.0.0.0:8000"]
