import assert from 'node:assert/strict';
import { NOTHING, rule } from '../testing/rule.ts';
import { type Resource, type Synthesized } from '../synthesized.ts';

const WORLD = '0.0.0.0/0';

const route = (infra: Synthesized, name: string) => infra.one('aws_route', (_, own) => own === name);
const group = (infra: Synthesized, value: unknown): string => infra.follow(value, 'network').body.description as string;

/** Who may speak to whom: `from → port → group`, as words of the groups' own descriptions. */
function ingress(infra: Synthesized): string[] {
  return infra
    .all('aws_vpc_security_group_ingress_rule')
    .filter(({ body }) => !group(infra, body.security_group_id).startsWith('NAT'))
    .map(({ body }) => {
      const from =
        body.cidr_ipv4 ?? (body.prefix_list_id ? 'CloudFront' : group(infra, body.referenced_security_group_id));
      assert.equal(body.from_port, body.to_port);
      return `${from} -> ${body.from_port} -> ${group(infra, body.security_group_id)}`;
    })
    .sort();
}

rule(
  'the VPC is the roadmap’s: 10.0.0.0/16, a public and a private subnet in each of two zones',
  (infra) => {
    assert.equal(infra.one('aws_vpc').body.cidr_block, '10.0.0.0/16');
    assert.equal(infra.one('aws_vpc').body.enable_dns_hostnames, true);
    const subnets = infra.all('aws_subnet').map(({ body }) => body);
    assert.deepEqual(
      subnets.map(({ cidr_block, availability_zone }) => `${cidr_block} ${availability_zone}`),
      [
        '10.0.10.0/24 ap-northeast-2a',
        '10.0.11.0/24 ap-northeast-2c',
        '10.0.1.0/24 ap-northeast-2a',
        '10.0.2.0/24 ap-northeast-2c',
      ],
    );
    assert.ok(subnets.every(({ map_public_ip_on_launch }) => map_public_ip_on_launch === false));
  },
  {
    'another range': (infra) => (infra.one('aws_vpc').body.cidr_block = '10.1.0.0/16'),
    'both private subnets in one zone': (infra) =>
      (infra.one('aws_subnet', ({ cidr_block }) => cidr_block === '10.0.11.0/24').body.availability_zone =
        'ap-northeast-2a'),
    'public addresses given to everybody': (infra) =>
      ((infra.all('aws_subnet')[0] as Resource).body.map_public_ip_on_launch = true),
  },
);

rule(
  'public subnets reach the internet by its gateway, private ones through the NAT of the profile',
  (infra) => {
    const out = route(infra, 'public-default').body;
    assert.equal(infra.follow(out.gateway_id, 'network').type, 'aws_internet_gateway');
    const inside = route(infra, 'private-default').body;
    assert.equal(inside.destination_cidr_block, WORLD);
    assert.equal(inside.gateway_id, undefined);
    const target = infra.follow(inside.nat_gateway_id ?? inside.network_interface_id, 'network').type;
    assert.equal(target, infra.stage.sizes.nat === 'gateway' ? 'aws_nat_gateway' : 'aws_network_interface');
    const tables = infra
      .all('aws_route_table_association')
      .map(({ body }) => infra.follow(body.subnet_id, 'network').name);
    assert.equal(new Set(tables).size, 4);
  },
  {
    'a private subnet that leads straight out': (infra) => {
      const { body } = route(infra, 'private-default');
      body.gateway_id = '${aws_internet_gateway.internet.id}';
    },
    'no way out at all': (infra) => delete infra.stacks['network'].resource.aws_route['private-default'],
    'a subnet without a route table': (infra) =>
      delete infra.stacks['network'].resource.aws_route_table_association['private-routes-1'],
  },
);

rule(
  'S3 is reached without the NAT, from every private route table, and only the buckets we mean',
  (infra) => {
    const { body } = infra.one('aws_vpc_endpoint');
    assert.equal(body.vpc_endpoint_type, 'Gateway');
    const tables = infra.addresses(body.route_table_ids as unknown[], 'network');
    assert.deepEqual(tables, [infra.follow(route(infra, 'private-default').body.route_table_id, 'network').address]);
    assert.doesNotMatch(String(body.policy), /"Resource":"\*"|s3:\*/);
  },
  {
    'the wrong route table': (infra) =>
      (infra.one('aws_vpc_endpoint').body.route_table_ids = ['${aws_route_table.public-routes.id}']),
    'an interface endpoint, which is paid by the hour': (infra) =>
      (infra.one('aws_vpc_endpoint').body.vpc_endpoint_type = 'Interface'),
    'any bucket of the world': (infra) => {
      const { body } = infra.one('aws_vpc_endpoint');
      body.policy = String(body.policy).replaceAll(/"Resource":\[[^\]]*\]/g, '"Resource":"*"');
    },
  },
);

rule(
  'the group every forgotten resource lands in has no rules',
  (infra) => {
    const { body } = infra.one('aws_default_security_group');
    assert.deepEqual([body.ingress ?? [], body.egress ?? []], [[], []]);
  },
  { 'a rule in it': (infra) => (infra.one('aws_default_security_group').body.egress = [{ protocol: '-1' }]) },
);

rule(
  'network ACLs let answers back in: 1024–65535 from everywhere, and web ports on the public side',
  (infra) => {
    const open = (name: string, from: number, to: number) =>
      infra
        .one('aws_network_acl', (_, own) => own === name)
        .body.ingress.some(
          (one: Record<string, unknown>) =>
            one['action'] === 'allow' &&
            one['cidr_block'] === WORLD &&
            one['from_port'] === from &&
            one['to_port'] === to,
        ) as boolean;
    assert.ok(open('public-acl', 1024, 65_535) && open('private-acl', 1024, 65_535), 'answers do not come back');
    assert.ok(open('public-acl', 443, 443) && open('public-acl', 80, 80), 'the web does not get in');
    assert.ok(!open('private-acl', 443, 443), 'the world gets at private subnets');
    for (const { body } of infra.all('aws_network_acl')) assert.equal(body.subnet_ids.length, 2);
  },
  {
    'answers kept out': (infra) => {
      const { body } = infra.one('aws_network_acl', (_, name) => name === 'private-acl');
      body.ingress = body.ingress.filter((one: Record<string, unknown>) => one['to_port'] !== 65_535);
    },
    'https kept out': (infra) => {
      const { body } = infra.one('aws_network_acl', (_, name) => name === 'public-acl');
      body.ingress = body.ingress.filter((one: Record<string, unknown>) => one['to_port'] !== 443);
    },
  },
);

rule(
  'who may speak to whom is exactly this',
  (infra) => {
    assert.deepEqual(ingress(infra), [
      '0.0.0.0/0 -> 80 -> Load balancer',
      'CloudFront -> 443 -> Load balancer',
      'DragonflyDB and monitoring -> 3001 -> Machines that answer people',
      'DragonflyDB and monitoring -> 3002 -> Machines that answer people',
      'DragonflyDB and monitoring -> 5432 -> PostgreSQL',
      'DragonflyDB and monitoring -> 9100 -> Machines that answer people',
      'Load balancer -> 3000 -> Machines that answer people',
      'Load balancer -> 3001 -> Machines that answer people',
      'Machines that answer people -> 3100 -> DragonflyDB and monitoring',
      'Machines that answer people -> 5432 -> PostgreSQL',
      'Machines that answer people -> 6379 -> DragonflyDB',
    ]);
    for (const { body, address } of infra.all('aws_vpc_security_group_ingress_rule')) {
      assert.ok(!(body.from_port <= 22 && body.to_port >= 22 && body.cidr_ipv4 === WORLD), `${address} opens port 22`);
      assert.ok(body.description, `${address} does not say why`);
    }
    for (const { body } of infra.all('aws_security_group')) assert.ok(!body.ingress && !body.egress, 'inline rules');
  },
  {
    'a database open to the world': (infra) => {
      const { body } = infra.one('aws_vpc_security_group_ingress_rule', (one) => one.from_port === 6379);
      delete body.referenced_security_group_id;
      body.cidr_ipv4 = WORLD;
    },
    SSH: (infra) =>
      (infra.stacks['network'].resource.aws_vpc_security_group_ingress_rule.ssh = {
        ...infra.one('aws_vpc_security_group_ingress_rule', (one) => one.from_port === 80).body,
        from_port: 22,
        to_port: 22,
      }),
    'a forgotten rule': (infra) =>
      delete infra.stacks['network'].resource.aws_vpc_security_group_ingress_rule[
        infra.one('aws_vpc_security_group_ingress_rule', (one) => one.from_port === 3000).name
      ],
    'rules inside a group': (infra) => ((infra.all('aws_security_group')[0] as Resource).body.ingress = [{}]),
  },
);

rule(
  'data never leaves by itself, and the rest only over https and to the mail service',
  (infra) => {
    for (const { body, address } of infra.all('aws_vpc_security_group_egress_rule')) {
      const whose = group(infra, body.security_group_id);
      assert.ok(!['PostgreSQL', 'DragonflyDB'].includes(whose), `${address}: ${whose} may go out`);
      if (body.cidr_ipv4 === WORLD)
        assert.ok([443, 465].includes(body.from_port as number), `${address} goes anywhere`);
    }
  },
  {
    'a database that calls home': (infra) => {
      const db = infra.one('aws_security_group', ({ description }) => description === 'PostgreSQL');
      infra.one(
        'aws_vpc_security_group_egress_rule',
        ({ description }) => description === 'AWS, Toss, Kakao, Naver, Google',
      ).body.security_group_id = `\${aws_security_group.${db.name}.id}`;
    },
    'everything out': (infra) =>
      (infra.one(
        'aws_vpc_security_group_egress_rule',
        ({ description }) => description === 'AWS, Toss, Kakao, Naver, Google',
      ).body.from_port = 0),
  },
);

rule(
  'a NAT machine forwards, answers nobody but the private subnets, and guards its credentials',
  (infra) => {
    if (infra.stage.sizes.nat === 'gateway') return;
    assert.equal(infra.one('aws_network_interface').body.source_dest_check, false);
    const { body } = infra.one('aws_instance', (one) => one.instance_type === 't4g.nano');
    assert.equal(body.metadata_options.http_tokens, 'required');
    // Its script fetches packages while it boots.
    const first = (body.depends_on as string[] | undefined) ?? [];
    for (const type of ['aws_eip_association', 'aws_route'])
      assert.ok(
        first.some((one) => one.startsWith(`${type}.`)),
        type,
      );
    const nat = infra
      .all('aws_vpc_security_group_ingress_rule')
      .filter((one) => group(infra, one.body.security_group_id).startsWith('NAT'));
    assert.deepEqual(nat.map((one) => one.body.cidr_ipv4 as string).sort(), ['10.0.10.0/24', '10.0.11.0/24']);
  },
  {
    'packets dropped because they are somebody else’s': (infra) =>
      infra.stage.sizes.nat === 'instance' ? delete infra.one('aws_network_interface').body.source_dest_check : NOTHING,
    'a machine that boots before it has a way out': (infra) =>
      infra.stage.sizes.nat === 'instance'
        ? delete infra.one('aws_instance', (one) => one.instance_type === 't4g.nano').body.depends_on
        : NOTHING,
    'an open relay': (infra) => {
      if (infra.stage.sizes.nat === 'gateway') return NOTHING;
      return (infra.one(
        'aws_vpc_security_group_ingress_rule',
        (one) => one.cidr_ipv4 === '10.0.10.0/24',
      ).body.cidr_ipv4 = WORLD);
    },
    'credentials for every process': (infra) =>
      infra.stage.sizes.nat === 'instance'
        ? (infra.one('aws_instance', (one) => one.instance_type === 't4g.nano').body.metadata_options.http_tokens =
            'optional')
        : NOTHING,
  },
);
