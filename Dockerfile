# syntax=docker/dockerfile:1
# Images of the production-like set (docker-compose.yml): `backend` runs api, worker and migrations, `web` is nginx before them.
# `prometheus`, `grafana`, `loki` and `alloy` are the official images with our configuration inside.
# Tags name exact versions; a release pipeline also pins digests: --build-arg NODE_DIGEST=@sha256:...
ARG NODE_DIGEST=""
ARG NGINX_DIGEST=""
ARG PROMETHEUS_DIGEST=""
ARG GRAFANA_DIGEST=""
ARG LOKI_DIGEST=""
ARG ALLOY_DIGEST=""

FROM node:24.21.0-bookworm-slim${NODE_DIGEST} AS manifests
WORKDIR /tiketi
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY storefront/package.json storefront/
COPY admin/package.json admin/
COPY cdktf/package.json cdktf/

FROM manifests AS build
# Everything but the infrastructure's 400 MB of provider bindings.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --include=dev --include-workspace-root --workspace backend --workspace storefront --workspace admin
COPY . .
RUN npm run build && rm -rf backend/dist/sandbox

# What runs in production: no build tools, no second Node, no embedded database.
FROM manifests AS modules
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --workspace backend --include-workspace-root=false && rm -rf node_modules/node-linux-* node_modules/@typescript

FROM node:24.21.0-bookworm-slim${NODE_DIGEST} AS backend
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 STOREFRONT_DIST=/tiketi/storefront/dist ADMIN_DIST=/tiketi/admin/dist
WORKDIR /tiketi
COPY --from=modules /tiketi/node_modules node_modules
COPY --from=build /tiketi/backend/package.json backend/package.json
COPY --from=build /tiketi/backend/dist backend/dist
COPY --from=build /tiketi/database database
COPY --from=build /tiketi/storefront/dist storefront/dist
COPY --from=build /tiketi/admin/dist admin/dist
RUN install -d -o node -g node /var/lib/tiketi/media
USER node
EXPOSE 3000
# Node itself asks: the slim image has no curl. A worker overrides this in docker-compose.yml.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "backend/dist/api/main.js"]

FROM nginxinc/nginx-unprivileged:1.29.3-alpine${NGINX_DIGEST} AS web
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /tiketi/storefront/dist /srv/storefront
COPY --from=build /tiketi/admin/dist /srv/admin
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health/live"]

# Health is asked in docker-compose.yml and on the ops machine: the official images differ in what they can ask with.
FROM prom/prometheus:v3.5.0${PROMETHEUS_DIGEST} AS prometheus
COPY cdktf/monitoring/prometheus /etc/prometheus

FROM grafana/grafana:12.1.1${GRAFANA_DIGEST} AS grafana
ENV GF_ANALYTICS_REPORTING_ENABLED=false GF_ANALYTICS_CHECK_FOR_UPDATES=false GF_USERS_ALLOW_SIGN_UP=false \
    GF_AUTH_ANONYMOUS_ENABLED=false GF_PLUGINS_PREINSTALL_DISABLED=true
COPY cdktf/monitoring/grafana/provisioning /etc/grafana/provisioning
COPY cdktf/monitoring/grafana/dashboards /etc/grafana/dashboards

FROM grafana/loki:3.5.3${LOKI_DIGEST} AS loki
COPY cdktf/monitoring/loki/loki.yml /etc/loki/local-config.yaml

FROM grafana/alloy:v1.10.2${ALLOY_DIGEST} AS alloy
COPY cdktf/monitoring/alloy/app.alloy /etc/alloy/app.alloy
