# One image a service: docker build --target api-gateway . (or analysis-worker, metrics-exporter,
# upstream-simulator). Debian rather than Alpine: the embedded database ships its binaries for glibc.
FROM node:20.20-bookworm-slim AS node
WORKDIR /app

# The manifests alone, so that the installs below come from the cache while only sources change.
FROM node AS manifests
COPY . .
RUN mkdir /manifests \
  && find . -name package.json -exec cp --parents --target-directory=/manifests {} + \
  && cp package-lock.json .npmrc /manifests

FROM node AS build
ENV CI=true NX_DAEMON=false
COPY --from=manifests /manifests ./
RUN npm ci
COPY . .
RUN npx nx run-many -t build -p api-gateway,analysis-worker,metrics-exporter,upstream-simulator \
  && mkdir /built \
  && find apps libs -name node_modules -prune -o -type d -name dist -prune \
    -exec cp --parents --recursive --target-directory=/built {} +

FROM node AS dependencies
COPY --from=manifests /manifests ./
RUN npm ci --omit=dev && npm cache clean --force

# What the services share: packages, libraries, a folder for the database and a user without rights.
FROM node AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 HEALTH_PATH=/health
COPY --from=dependencies /app ./
COPY --from=build /built/libs ./libs
RUN install --directory --owner=node --group=node /var/lib/meridinate
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}${process.env.HEALTH_PATH}`, { signal: AbortSignal.timeout(2500) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

FROM runtime AS api-gateway
ENV PORT=5003 DATABASE_URL=file:/var/lib/meridinate/meridinate.db
COPY --from=build /built/apps/api-gateway ./apps/api-gateway
VOLUME /var/lib/meridinate
EXPOSE 5003
CMD ["node", "apps/api-gateway/dist/main.js"]

FROM runtime AS analysis-worker
ENV PORT=5004
COPY --from=build /built/apps/analysis-worker ./apps/analysis-worker
EXPOSE 5004
CMD ["node", "apps/analysis-worker/dist/main.js"]

FROM runtime AS metrics-exporter
ENV PORT=5005
COPY --from=build /built/apps/metrics-exporter ./apps/metrics-exporter
EXPOSE 5005
CMD ["node", "apps/metrics-exporter/dist/main.js"]

# Stands in for Helius, DexScreener and the price sources in a demo; never part of a real deployment.
FROM runtime AS upstream-simulator
ENV PORT=5010 HEALTH_PATH=/_simulator/health
COPY --from=build /built/apps/upstream-simulator ./apps/upstream-simulator
EXPOSE 5010
CMD ["node", "apps/upstream-simulator/dist/main.js"]
