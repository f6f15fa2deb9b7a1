# syntax=docker/dockerfile:1
# Where packages come from is the builder's business: pass pip's own configuration as a secret
# or as environment; nothing here names a registry.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements.lock ./
# Every file is checked against its hash; what is built below is made of these files alone.
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf,required=false \
    pip wheel --quiet --require-hashes --requirement requirements.lock --wheel-dir /wheels
COPY pyproject.toml README.md manage.py ./
COPY platform platform
COPY tenants tenants
COPY billing billing
COPY themes themes
COPY nations nations
COPY cms cms
# The project's own requirements and no others: linters and test tools stay behind.
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --quiet --no-index --find-links /wheels . \
    && /opt/venv/bin/pip uninstall --quiet --yes hustings pip
ENV PYTHONPATH=/src:/src/platform STATIC_ROOT=/static
RUN DJANGO_SETTINGS_MODULE=controlplane.settings.production SECRET_KEY=only-to-collect \
    DATABASE_URL=postgresql:///none REDIS_URL=redis://none \
    PLATFORM_DOMAIN=platform.example SITES_DOMAIN=sites.test \
    /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q platform tenants billing themes nations cms

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin hustings \
    && rm -rf /usr/local/lib/python3.11/site-packages/pip* /usr/local/bin/pip*
COPY --from=build /opt/venv /opt/venv
COPY --from=build /static /static
COPY --from=build /src /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app:/app/platform \
    PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/static \
    HUSTINGS_HOME=/tmp/hustings \
    DJANGO_SETTINGS_MODULE=controlplane.settings.production
USER 10001
EXPOSE 8000
CMD ["gunicorn", "controlplane.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--threads", "8", "--workers", "2", "--forwarder-headers", "", "--no-control-socket", "--worker-tmp-dir", "/dev/shm"]
