# The way out may be a moment later than the machine, and mirrors have bad minutes.
again() { for pause in 5 10 20 40 60; do "$@" && return; sleep "$pause"; done; "$@"; }

# Docker, and the compose plugin by its checksum: Amazon Linux does not package it.
again dnf install -y docker jq amazon-cloudwatch-agent
plugins=/usr/libexec/docker/cli-plugins
mkdir -p "$plugins"
again curl -fsSL -o "$plugins/docker-compose" \
  https://github.com/docker/compose/releases/download/v2.33.0/docker-compose-linux-aarch64
echo "03a42a0fc0614ffc3c9ebca521cab75e02c427b68e45e3f6867d9510b9a28818  $plugins/docker-compose" | sha256sum -c -
chmod 755 "$plugins/docker-compose"
systemctl enable --now docker
# The certificate authority of RDS, so that the connection to PostgreSQL is checked and not only encrypted.
again curl -fsSL --create-dirs -o /opt/tiketi/rds.pem \
  https://truststore.pki.rds.amazonaws.com/ap-northeast-2/ap-northeast-2-bundle.pem

# One value of a JSON secret into a variable, never onto the screen or a command line.
cat >/opt/tiketi/lib.sh <<'LIB'
secret() { aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text; }
release() { aws ssm get-parameter --name "$1" --query Parameter.Value --output text; }
registry_login() { aws ecr get-login-password | docker login --username AWS --password-stdin "$1"; }
umask 077
export AWS_REGION=ap-northeast-2
mkdir -p /run/tiketi
LIB
