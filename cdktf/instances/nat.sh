#!/bin/bash
# NAT for the private subnets on Amazon Linux 2023 (nftables in place of the old iptables service).
set -euxo pipefail
# 512 MB are not enough for the package manager: give it room first.
fallocate -l 512M /swap && chmod 600 /swap && mkswap /swap && swapon /swap
# The address of this machine may come a moment later than the machine.
until dnf install -y nftables; do sleep 5; done
cat >/etc/sysctl.d/90-nat.conf <<'CONF'
net.ipv4.ip_forward = 1
net.ipv4.conf.all.send_redirects = 0
net.netfilter.nf_conntrack_max = 65536
CONF
modprobe nf_conntrack
sysctl --system
face=$(ip -o -4 route show default | awk '{print $5; exit}')
cat >/etc/sysconfig/nftables.conf <<CONF
flush ruleset
table ip nat {
  chain after { type nat hook postrouting priority srcnat; oifname "$face" ip saddr 10.0.0.0/16 masquerade; }
}
CONF
systemctl enable --now nftables
