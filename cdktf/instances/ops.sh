#!/bin/bash
# The ops machine: its data volume, Docker, DragonflyDB and monitoring; one-off commands (migrations) run here too.
set -euo pipefail
{{> docker.sh}}

# The data volume comes a moment after the machine; formatted only when it is empty.
disk=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_$(tr -d - <<<"{{VOLUME}}")
for _ in $(seq 60); do [ -e "$disk" ] && break; sleep 5; done
blkid "$disk" || mkfs.xfs "$disk"
mkdir -p /data
grep -q ' /data ' /etc/fstab || echo "$disk /data xfs defaults,nofail 0 2" >>/etc/fstab
mount /data || mountpoint -q /data
# After a crash Docker starts its containers by itself: not before the volume is there, or they would begin anew on the root disk.
mkdir -p /etc/systemd/system/docker.service.d
printf '[Unit]\nRequiresMountsFor=/data\n' >/etc/systemd/system/docker.service.d/data.conf
install -d -o 999 -g 999 /data/dragonfly
install -d -o 65534 -g 65534 /data/prometheus /data/alertmanager
install -d -o 472 -g 0 /data/grafana
install -d -o 10001 -g 10001 /data/loki

cat >/opt/tiketi/compose.yml <<'COMPOSE'
{{> ops.compose.yml}}
COMPOSE

cat >/opt/tiketi/up <<'UP'
#!/bin/bash
set -euo pipefail
. /opt/tiketi/lib.sh
# What Docker puts where a file was that a crash took away.
find /run/tiketi -mindepth 1 -maxdepth 1 -type d -empty -delete
now=$(release /tiketi/{{STAGE}}/release/ops)
for image in prometheus grafana loki; do
  uri=$(jq -er ".$image" <<<"$now")
  [[ $uri == *@sha256:* ]] || { echo "$image is not named by digest"; exit 1; }
  echo "${image^^}_IMAGE=$uri"
done >/run/tiketi/images.env
data=$(secret tiketi/{{STAGE}}/data)
echo "--requirepass=$(jq -er .REDIS_PASSWORD <<<"$data")" >/run/tiketi/dragonfly.flags
secret tiketi/{{STAGE}}/jwt | jq -erj .METRICS_TOKEN >/run/tiketi/metrics-token
{
  echo "GF_SECURITY_ADMIN_PASSWORD='$(jq -er .GRAFANA_PASSWORD <<<"$data")'"
  echo "GRAFANA_DATABASE_HOST={{DATABASE_HOST}}"
  echo "GRAFANA_DATABASE_USER=tiketi_watch"
  echo "GRAFANA_DATABASE_PASSWORD='$(jq -er .WATCH_DATABASE_PASSWORD <<<"$data")'"
  echo "GRAFANA_DATABASE_SSLMODE=verify-full"
} >/run/tiketi/grafana.env
echo '[{"targets": ["https://{{DOMAIN}}/"]}]' >/run/tiketi/probes.json
password=$(jq -er '.WATCH_DATABASE_PASSWORD|@uri' <<<"$data")
echo "DATA_SOURCE_NAME='postgres://tiketi_watch:$password@{{DATABASE_HOST}}:5432/tiketi?sslmode=verify-full&sslrootcert=/opt/rds.pem'" >/run/tiketi/exporter.env
cat >/run/tiketi/alertmanager.yml <<'YML'
{{> alertmanager.yml}}
YML
chown 999 /run/tiketi/dragonfly.flags
chown 65534 /run/tiketi/metrics-token /run/tiketi/alertmanager.yml /run/tiketi/probes.json
chmod 711 /run/tiketi
registry_login "{{REGISTRY}}"
cd /opt/tiketi
docker compose --env-file /run/tiketi/images.env pull --quiet
exec docker compose --env-file /run/tiketi/images.env up --detach --wait --remove-orphans
UP

# What runs once as the owner of the schema; who sources it names the image first. The owner's address is gone afterwards.
cat >/opt/tiketi/owner.sh <<'OWNER'
. /opt/tiketi/lib.sh
[[ $1 == *@sha256:* ]] || { echo "name the image by digest"; exit 1; }
image=$1
owner_env=/run/tiketi/${0##*/}.env
trap 'rm -f "$owner_env"' EXIT
owner=$(secret "{{OWNER_SECRET}}")
{
  echo "DATABASE_URL=postgres://$(jq -r '"\(.username|@uri):\(.password|@uri)"' <<<"$owner")@{{DATABASE_HOST}}:5432/tiketi?sslmode=verify-full"
  echo "NODE_EXTRA_CA_CERTS=/opt/rds.pem"
} >"$owner_env"
registry_login "{{REGISTRY}}"
one_off() { docker run --rm --read-only --cap-drop ALL --env-file "$owner_env" -v /opt/tiketi/rds.pem:/opt/rds.pem:ro "$image" "$@"; }
OWNER

cat >/opt/tiketi/migrate <<'MIGRATE'
#!/bin/bash
# migrate <image@sha256:…>: the schema as its owner, then the passwords of the roles. Once, under a lock.
set -euo pipefail
. /opt/tiketi/owner.sh
data=$(secret tiketi/{{STAGE}}/data)
app=$(jq -er .DATABASE_PASSWORD <<<"$data")
watch=$(jq -er .WATCH_DATABASE_PASSWORD <<<"$data")
printf 'APP_DATABASE_PASSWORD=%s\nWATCH_DATABASE_PASSWORD=%s\n' "$app" "$watch" >>"$owner_env"
one_off node database/migrate.ts
one_off node database/roles.ts
MIGRATE

cat >/opt/tiketi/first-admin <<'ADMIN'
#!/bin/bash
# first-admin <image@sha256:…> <e-mail>: the first administrator, once; prints the password they sign in with.
set -euo pipefail
. /opt/tiketi/owner.sh
echo "ADMIN_EMAIL=$2" >>"$owner_env"
one_off node database/first-admin.ts
ADMIN

cat >/opt/tiketi/heartbeat <<'BEAT'
#!/bin/bash
# Tells CloudWatch that Prometheus is awake and how old the oldest open message is: who watches the watchers.
set -euo pipefail
export AWS_REGION=ap-northeast-2
ask() { curl -fsS --get --data-urlencode "query=$1" http://127.0.0.1:9090/api/v1/query | jq -er '.data.result[0].value[1]'; }
tell() { aws cloudwatch put-metric-data --namespace TIKETI --metric-name "$1" --dimensions Stage={{STAGE}} --value "$2"; }
tell PrometheusAwake "$(ask 'vector(1)')"
tell OutboxOldestSeconds "$(ask 'max(tiketi_outbox_oldest_age_seconds) or vector(0)')"
BEAT
chmod 700 /opt/tiketi/up /opt/tiketi/migrate /opt/tiketi/first-admin /opt/tiketi/heartbeat

cat >/etc/systemd/system/tiketi.service <<'UNIT'
[Unit]
Description=DragonflyDB and monitoring
After=docker.service network-online.target
Requires=docker.service
RequiresMountsFor=/data
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/opt/tiketi/up
ExecStop=/usr/bin/docker compose --project-name ops stop
TimeoutStopSec=90
Restart=on-failure
RestartSec=20
[Install]
WantedBy=multi-user.target
UNIT
cat >/etc/systemd/system/heartbeat.service <<'UNIT'
[Service]
Type=oneshot
ExecStart=/opt/tiketi/heartbeat
UNIT
cat >/etc/systemd/system/heartbeat.timer <<'UNIT'
[Timer]
OnCalendar=*:*:00
[Install]
WantedBy=timers.target
UNIT

cat >/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json <<'AGENT'
{"agent": {"metrics_collection_interval": 60},
 "metrics": {"namespace": "TIKETI", "append_dimensions": {"InstanceId": "${aws:InstanceId}"},
  "aggregation_dimensions": [["InstanceId"]],
  "metrics_collected": {
   "mem": {"measurement": ["mem_used_percent"]},
   "disk": {"measurement": ["used_percent"], "resources": ["/", "/data"], "drop_device": true}}}}
AGENT
systemctl enable --now amazon-cloudwatch-agent
systemctl daemon-reload
systemctl enable --now tiketi heartbeat.timer
