# Builds the packages apart, so that the final image has no compiler and no cache.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/ezportal
RUN useradd --system --uid 10001 --no-create-home ezportal \
    && install -d -o ezportal -g ezportal /var/lib/ezportal
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
# The manifest of static files is that of production; this step needs no real service.
RUN EZPORTAL_ENV=production SECRET_KEY=only-for-collecting-static-files-0123456789-abcdefghij \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost \
    DATABASE_URL=postgres://none/none REDIS_URL=redis://none EMAIL_URL=smtp://none \
    sh -c "python manage.py compile_catalogues && python manage.py collectstatic --no-input"
USER ezportal
EXPOSE 8000
CMD ["gunicorn", "ezportal.wsgi:application", "--bind", "0.0.0.0:8000"]
