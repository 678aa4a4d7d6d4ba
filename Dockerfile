# Loudou as one small image: no build tools, no development packages, no root.
#   docker build -t loudou .
#   docker run -p 127.0.0.1:3000:3000 -v loudou-data:/data -e PUBLIC_URL=http://localhost:3000 loudou
# compose.yaml runs it with PostgreSQL. Images are named by tag and digest, so that the same commit is the same image for
# ever; a digest is that of the index for all machines (docker buildx imagetools inspect node:24.21.0-slim).

# ── With the development packages the database client is generated, and all of it bundled ──
FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS made
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma.config.ts ./
COPY prisma/schema prisma/schema
COPY scripts scripts
COPY src src
RUN npm run postinstall

# ── What runs: the packages alone, without what no code of ours reaches ──
FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No script of a production package is needed; what is generated and bundled comes from above.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
 && find node_modules -name '*.map' -delete \
 && find node_modules/@prisma/client/runtime -name 'query_compiler_*' ! -name 'query_compiler_fast_bg.postgresql.*' -delete \
 && find node_modules/@expo-google-fonts/noto-sans-sc -mindepth 1 -maxdepth 1 -type d ! -name 400Regular ! -name 700Bold -exec rm -r {} + \
 && find node_modules/echarts/dist -type f ! -name echarts.esm.min.mjs -delete

FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
# npm keeps its notes where a read-only container lets it. Larger blocks always go back to the system once they are free: by
# itself malloc learns to keep them, thirty to forty megabytes that nobody uses (measured, at the same CPU).
ENV MALLOC_MMAP_THRESHOLD_=131072
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data npm_config_cache=/tmp/npm
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json LICENSE ./
COPY prisma/migrations prisma/migrations
COPY scripts scripts
COPY src src
COPY --from=made /app/src/database/generated src/database/generated
COPY --from=made /app/node_modules/.cache/bundled node_modules/.cache/bundled
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`, { signal: AbortSignal.timeout(4000) }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Signals reach the bot itself, which drains before it ends (at most 20 s: stop_grace_period in compose.yaml).
CMD ["node", "--import", "./scripts/keep-compiled.mjs", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "scripts/start.mjs"]
