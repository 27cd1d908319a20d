#!/bin/bash
# An app machine of one colour: installs Docker, writes what runs, starts the release its parameter names.
set -euo pipefail
{{> docker.sh}}

cat >/opt/tiketi/compose.yml <<'COMPOSE'
{{> app.compose.yml}}
COMPOSE

cat >/opt/tiketi/up <<'UP'
#!/bin/bash
# Starts the release named by the parameter: {"backend": "<image>@sha256:…", "web": …, "alloy": …, "version": "<commit>"}.
set -euo pipefail
. /opt/tiketi/lib.sh
now=$(release /tiketi/{{STAGE}}/release/{{COLOUR}})
for image in backend web alloy; do
  uri=$(jq -er ".$image" <<<"$now")
  [[ $uri == *@sha256:* ]] || { echo "$image is not named by digest"; exit 1; }
  echo "${image^^}_IMAGE=$uri"
done >/run/tiketi/images.env
{
  # The programs fetch these themselves, at start and whenever they change: no value comes near a file of this machine.
  echo "SECRET_IDS=tiketi/{{STAGE}}/jwt,tiketi/{{STAGE}}/toss,tiketi/{{STAGE}}/oauth,tiketi/{{STAGE}}/mail,tiketi/{{STAGE}}/data"
  echo "AWS_REGION=ap-northeast-2"
  echo "DATABASE_URL=postgres://tiketi_app@{{DATABASE_HOST}}:5432/tiketi?sslmode=verify-full"
  echo "REDIS_URL=redis://redis.{{DOMAIN}}.internal:6379"
  echo "STAGE={{STAGE}}"
  echo "HOST=0.0.0.0"
  echo "PORT=3000"
  echo "WORKER_PORT=3002"
  echo "PUBLIC_ORIGIN=https://{{DOMAIN}}"
  echo "DATABASE_POOL_MAX={{POOL_MAX}}"
  echo "DATABASE_POOL_WARM={{POOL_WARM}}"
  # CloudFront and the load balancer.
  echo "TRUST_PROXY_HOPS=2"
  echo "LOG_LEVEL=info"
  echo "DRAND_URL={{DRAND_RELAYS}}"
  # Which commit this is: what a rehearsal reports of is named by it.
  echo "RELEASE=$(jq -er .version <<<"$now")"
  echo "NODE_EXTRA_CA_CERTS=/opt/rds.pem"
} >/run/tiketi/app.env
registry_login "{{REGISTRY}}"
cd /opt/tiketi
docker compose --env-file /run/tiketi/images.env pull --quiet
exec docker compose --env-file /run/tiketi/images.env up --detach --wait --remove-orphans
UP
chmod 700 /opt/tiketi/up

cat >/etc/systemd/system/tiketi.service <<'UNIT'
[Unit]
Description=TIKETI
After=docker.service network-online.target
Requires=docker.service
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/opt/tiketi/up
# Longer than the longest stop_grace_period: a machine taken away ends its payments first.
ExecStop=/usr/bin/docker compose --project-name tiketi stop
TimeoutStopSec=90
Restart=on-failure
RestartSec=20
[Install]
WantedBy=multi-user.target
UNIT

cat >/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json <<'AGENT'
{"agent": {"metrics_collection_interval": 60},
 "metrics": {"namespace": "TIKETI", "append_dimensions": {"AutoScalingGroupName": "${aws:AutoScalingGroupName}"},
  "aggregation_dimensions": [["AutoScalingGroupName"]],
  "metrics_collected": {
   "mem": {"measurement": ["mem_used_percent"]},
   "disk": {"measurement": ["used_percent"], "resources": ["/"], "drop_device": true}}}}
AGENT
systemctl enable --now amazon-cloudwatch-agent
systemctl daemon-reload
systemctl enable --now tiketi
