import assert from 'node:assert/strict';
import { NOTHING, rule } from '../testing/rule.ts';
import { type Json, type Resource, type Synthesized } from '../synthesized.ts';

const isAurora = (infra: Synthesized): boolean => infra.stage.sizes.database.kind === 'aurora';
const database = (infra: Synthesized): Resource => infra.one(isAurora(infra) ? 'aws_rds_cluster' : 'aws_db_instance');
const settings = (infra: Synthesized): Resource =>
  infra.one(isAurora(infra) ? 'aws_rds_cluster_parameter_group' : 'aws_db_parameter_group');
const ops = (infra: Synthesized): Resource => infra.one('aws_instance', (_, name) => name === 'ops');

rule(
  'the database keeps a week of backups, cannot be deleted in passing, and is encrypted',
  (infra) => {
    const { body } = database(infra);
    assert.equal(body.storage_encrypted, true);
    assert.ok(body.backup_retention_period >= 7);
    assert.equal(body.deletion_protection, true);
    assert.equal(body.skip_final_snapshot, false);
    assert.ok(body.final_snapshot_identifier);
    assert.equal(body.copy_tags_to_snapshot, true);
    assert.equal(body.apply_immediately, false, 'a change would restart it in sale hours');
  },
  {
    'plain storage': (infra) => (database(infra).body.storage_encrypted = false),
    'two days of backups': (infra) => (database(infra).body.backup_retention_period = 2),
    'one destroy away from nothing': (infra) => (database(infra).body.deletion_protection = false),
    'no last snapshot': (infra) => (database(infra).body.skip_final_snapshot = true),
    'a restart at noon': (infra) => (database(infra).body.apply_immediately = true),
  },
);

rule(
  'RDS makes and rotates the owner’s password: Terraform never knows one',
  (infra) => {
    const { body } = database(infra);
    assert.equal(body.manage_master_user_password, true);
    assert.equal(body.master_password ?? body.password, undefined);
  },
  {
    'a password in the state': (infra) =>
      (database(infra).body[isAurora(infra) ? 'master_password' : 'password'] = 'x'),
    'a password nobody manages': (infra) => delete database(infra).body.manage_master_user_password,
  },
);

rule(
  'the database stands in the private subnets, behind its own group only, and nobody outside can reach it',
  (infra) => {
    const { body, stack } = database(infra);
    const key = 'vpc_security_group_ids';
    const groups = (body[key] as unknown[]).map((one) => infra.follow(one, stack).body.description as string);
    assert.deepEqual(groups, ['PostgreSQL']);
    const subnets = infra.follow(body.db_subnet_group_name, stack);
    const cidrs = (subnets.body.subnet_ids as unknown[]).map(
      (one) => infra.follow(one, stack).body.cidr_block as string,
    );
    assert.deepEqual(cidrs.sort(), ['10.0.10.0/24', '10.0.11.0/24']);
    for (const one of [...infra.every('aws_rds_cluster_instance'), ...infra.every('aws_db_instance')]) {
      assert.equal(one.body.publicly_accessible, false);
    }
  },
  {
    'an address of its own': (infra) =>
      (infra.one(isAurora(infra) ? 'aws_rds_cluster_instance' : 'aws_db_instance').body.publicly_accessible = true),
    'the group of the app machines': (infra) => {
      const { body } = ops(infra);
      database(infra).body.vpc_security_group_ids = body.vpc_security_group_ids;
    },
  },
);

rule(
  'Aurora is Serverless v2 between the sizes of stages.ts, and has a machine to run on',
  (infra) => {
    const size = infra.stage.sizes.database;
    if (size.kind !== 'aurora') return;
    const { body } = database(infra);
    assert.equal(body.engine, 'aurora-postgresql');
    assert.equal(body.engine_mode, 'provisioned');
    assert.deepEqual(body.serverlessv2_scaling_configuration, { min_capacity: size.minAcu, max_capacity: size.maxAcu });
    const machines = infra.all('aws_rds_cluster_instance');
    assert.ok(machines.every((one) => one.body.instance_class === 'db.serverless'));
  },
  {
    'a cluster without a machine': (infra) =>
      isAurora(infra) ? delete infra.stacks['data'].resource.aws_rds_cluster_instance : NOTHING,
    'a machine that never grows': (infra) =>
      isAurora(infra) ? (infra.one('aws_rds_cluster_instance').body.instance_class = 'db.t4g.medium') : NOTHING,
    'the old serverless': (infra) => (isAurora(infra) ? (database(infra).body.engine_mode = 'serverless') : NOTHING),
  },
);

rule(
  'PostgreSQL refuses plain connections and ends what hangs',
  (infra) => {
    const { body, stack } = database(infra);
    const used = infra.follow(body.db_cluster_parameter_group_name ?? body.parameter_group_name, stack);
    assert.equal(used.address, settings(infra).address);
    const values = new Map(
      (settings(infra).body.parameter as Json[]).map(({ name, value }) => [String(name), String(value)]),
    );
    assert.equal(values.get('rds.force_ssl'), '1');
    for (const limit of [
      'idle_in_transaction_session_timeout',
      'lock_timeout',
      'statement_timeout',
      'log_min_duration_statement',
    ]) {
      assert.ok(Number(values.get(limit)) > 0, limit);
    }
    const { database: size } = infra.stage.sizes;
    if (size.kind === 'rds') assert.equal(values.get('max_connections'), String(size.maxConnections));
  },
  {
    'plain connections': (infra) => {
      const { body } = settings(infra);
      body.parameter = (body.parameter as Json[]).filter(({ name }) => name !== 'rds.force_ssl');
    },
    'locks that wait for ever': (infra) => {
      const { body } = settings(infra);
      (body.parameter as Json[]).find(({ name }) => name === 'lock_timeout').value = '0';
    },
    'settings nobody uses': (infra) => {
      const { body } = database(infra);
      delete body.db_cluster_parameter_group_name;
      delete body.parameter_group_name;
    },
  },
);

rule(
  'the ops machine is in no scaling group, keeps its data on an encrypted volume of its own, with a snapshot every night',
  (infra) => {
    const { body } = ops(infra);
    assert.equal(body.metadata_options.http_tokens, 'required');
    assert.equal(body.metadata_options.http_put_response_hop_limit, 2, 'containers could not ask for credentials');
    assert.equal(body.associate_public_ip_address, false);
    assert.equal(body.key_name, undefined);
    assert.equal(body.root_block_device.encrypted, true);
    const volume = infra.one('aws_ebs_volume').body;
    assert.equal(volume.encrypted, true);
    assert.equal(volume.lifecycle.prevent_destroy, true);
    assert.equal(volume.availability_zone, 'ap-northeast-2a');
    const attached = infra.one('aws_volume_attachment');
    assert.equal(infra.follow(attached.body.instance_id, attached.stack).name, 'ops');
    const nightly = infra.one('aws_dlm_lifecycle_policy').body;
    assert.equal(nightly.state, 'ENABLED');
    assert.deepEqual(
      nightly.policy_details.target_tags,
      { Snapshots: volume.tags.Snapshots },
      'of several tags any will do',
    );
    assert.equal(nightly.policy_details.schedule[0].retain_rule.count, 7);
  },
  {
    'credentials for every process': (infra) => (ops(infra).body.metadata_options.http_tokens = 'optional'),
    'containers without credentials': (infra) => (ops(infra).body.metadata_options.http_put_response_hop_limit = 1),
    'a plain volume': (infra) => (infra.one('aws_ebs_volume').body.encrypted = false),
    'a volume one destroy away from nothing': (infra) => delete infra.one('aws_ebs_volume').body.lifecycle,
    'snapshots of something else': (infra) =>
      (infra.one('aws_dlm_lifecycle_policy').body.policy_details.target_tags = { Snapshots: 'weekly', Env: 'x' }),
    'snapshots of every disk there is': (infra) =>
      (infra.one('aws_dlm_lifecycle_policy').body.policy_details.target_tags.Env = infra.stage.name),
    'a key for SSH': (infra) => (ops(infra).body.key_name = 'somebody'),
  },
);

rule(
  'no apply stops the ops machine in passing: a changed script would stop and start it, and never run',
  (infra) => assert.deepEqual(ops(infra).body.lifecycle.ignore_changes, ['ami', 'user_data']),
  {
    'a queue that vanishes for an edited comment': (infra) => (ops(infra).body.lifecycle.ignore_changes = ['ami']),
    'a queue that vanishes for a new image': (infra) => (ops(infra).body.lifecycle.ignore_changes = ['user_data']),
  },
);

rule(
  'the database is of the major version its settings are for; minor ones come by themselves and are never undone',
  (infra) => {
    const { body } = database(infra);
    assert.match(String(body.engine_version), /^\d+$/, 'an upgrade by AWS would be taken back, which it refuses');
    assert.ok(Number(body.engine_version) >= 16);
    assert.match(String(settings(infra).body.family), new RegExp(`postgres(ql)?${body.engine_version}$`));
    const machine = isAurora(infra) ? infra.one('aws_rds_cluster_instance') : database(infra);
    assert.equal(machine.body.auto_minor_version_upgrade, true);
  },
  {
    'a minor version that AWS has left behind': (infra) => (database(infra).body.engine_version = '17.5'),
    'settings of another version': (infra) => (database(infra).body.engine_version = '18'),
    'holes that stay open': (infra) => {
      const machine = isAurora(infra) ? infra.one('aws_rds_cluster_instance') : database(infra);
      machine.body.auto_minor_version_upgrade = false;
    },
  },
);

rule(
  'DragonflyDB takes Bull’s scripts, forgets nothing when it is full, and asks for a password from Secrets Manager',
  (infra) => {
    const script = String(ops(infra).body.user_data);
    assert.match(script, /--default_lua_flags=allow-undeclared-keys/);
    assert.match(script, new RegExp(`--maxmemory=${infra.stage.sizes.ops.redisMb}mb`));
    const threads = Number(/--proactor_threads=(\d+)/.exec(script)?.[1]);
    assert.ok(threads >= 1 && threads * 256 <= infra.stage.sizes.ops.redisMb, 'it does not start with less a thread');
    assert.doesNotMatch(script, /cache_mode(=true)?\n|--cache_mode/);
    assert.match(script, /--requirepass=\$\(jq -er \.REDIS_PASSWORD <<<"\$data"\)/);
    assert.match(script, /dragonfly:v\d+\.\d+\.\d+/);
    assert.match(script, /--snapshot_cron=/);
  },
  {
    'more threads than memory': (infra) => {
      const { body } = ops(infra);
      body.user_data = String(body.user_data).replace(/--proactor_threads=\d+/, '--proactor_threads=8');
    },
    'a cache that forgets jobs': (infra) => {
      const { body } = ops(infra);
      body.user_data = String(body.user_data).replace('- --proactor', '- --cache_mode=true\n      - --proactor');
    },
    'anybody’s commands': (infra) => {
      const { body } = ops(infra);
      body.user_data = String(body.user_data).replace('--requirepass=', '--nopass=');
    },
    'whatever version is newest': (infra) => {
      const { body } = ops(infra);
      body.user_data = String(body.user_data).replace(/dragonfly:v[\d.]+/, 'dragonfly:latest');
    },
    'scripts of Bull refused': (infra) => {
      const { body } = ops(infra);
      body.user_data = String(body.user_data).replace('allow-undeclared-keys', 'none');
    },
  },
);
