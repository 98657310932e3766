# Amparo in a slim, non-root, read-only container. Mount a volume at /data for the database and the key.
#   docker build -t amparo .
#   docker run --read-only --tmpfs /tmp -v amparo:/data --env-file amparo.env amparo
FROM python:3.13-slim

RUN python -m venv /opt/uv && /opt/uv/bin/pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY locales locales
# Sheets and pictures (--extra handout) cost 121 MB, of which the typesetter 81 and Chinese and Korean letters 32; without them the bot offers none.
RUN /opt/uv/bin/uv sync --locked --no-dev --extra handout --no-editable --no-cache --compile-bytecode && rm -rf /opt/uv
RUN useradd --system --uid 10001 --home-dir /data amparo && install -d -o amparo -g amparo -m 700 /data

USER amparo
WORKDIR /data
VOLUME /data
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 AMPARO_HEARTBEAT_FILE=/data/amparo.alive
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["amparo", "alive"]
ENTRYPOINT ["amparo"]
CMD ["run"]
