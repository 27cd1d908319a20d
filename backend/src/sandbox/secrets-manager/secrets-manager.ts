import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Clock } from '#kernel/clock';

import { type Collection, Journal } from '../journal/journal';
import type { SandboxConfig } from '../sandbox-config';
import { type WebAnswer, json } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import { refusalOf } from './signature-v4';

interface Version {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

/** The newest version is AWSCURRENT, the one before it AWSPREVIOUS. */
interface Secret {
  readonly name: string;
  readonly versions: readonly Version[];
}

type Fields = Record<string, unknown>;

const TARGET = 'secretsmanager.';
const ARN = 'arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:';

/**
 * AWS Secrets Manager as far as a program meets it that keeps its secrets there: create, put, get, in AWS JSON 1.1 with
 * requests signed as Signature Version 4.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export class SecretsManager {
  private readonly secrets: Collection<Secret>;

  private constructor(
    private readonly journal: Journal,
    private readonly config: SandboxConfig,
    private readonly clock: Clock,
  ) {
    this.secrets = journal.collection('secret');
  }

  static open(config: SandboxConfig, clock: Clock, routes: WebRoutes): SecretsManager {
    const manager = new SecretsManager(Journal.open(join(config.dataFolder, 'secrets.jsonl')), config, clock);
    const answer = (request: WebRequest) => manager.answer(request);
    routes.post('/aws/secretsmanager', answer).post('/aws/secretsmanager/', answer);
    return manager;
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private answer(request: WebRequest): WebAnswer {
    const refusal = refusalOf(request, this.config.aws, this.clock.now());
    if (refusal) return refused(refusal, 'The security token or signature included in the request is invalid.');
    const fields = request.json;
    switch (request.header('x-amz-target').replace(TARGET, '')) {
      case 'CreateSecret':
        return this.create(fields);
      case 'PutSecretValue':
        return this.put(fields);
      case 'GetSecretValue':
        return this.get(fields);
      default:
        return refused(
          'UnknownOperationException',
          'The sandbox knows CreateSecret, PutSecretValue and GetSecretValue.',
        );
    }
  }

  private create({ Name, SecretString }: Fields): WebAnswer {
    if (!isName(Name)) return refused('InvalidParameterException', 'Name');
    if (this.secrets.get(Name)) return refused('ResourceExistsException', 'A secret with this name exists.');
    return this.keep({ name: Name, versions: [] }, SecretString);
  }

  private put({ SecretId, SecretString }: Fields): WebAnswer {
    const secret = this.find(SecretId);
    return secret ? this.keep(secret, SecretString) : missing();
  }

  private get({ SecretId, VersionStage }: Fields): WebAnswer {
    const secret = this.find(SecretId);
    const version = secret?.versions.at(VersionStage === 'AWSPREVIOUS' ? -2 : -1);
    if (!secret || !version) return missing();
    return told({
      ARN: ARN + secret.name,
      Name: secret.name,
      VersionId: version.id,
      VersionStages: [VersionStage === 'AWSPREVIOUS' ? 'AWSPREVIOUS' : 'AWSCURRENT'],
      SecretString: version.text,
      CreatedDate: Date.parse(version.at) / 1_000,
    });
  }

  private keep(secret: Secret, text: unknown): WebAnswer {
    if (typeof text !== 'string' || text.length === 0) return refused('InvalidParameterException', 'SecretString');
    const version = { id: randomUUID(), text, at: this.clock.now().toISOString() };
    this.secrets.put(secret.name, { ...secret, versions: [...secret.versions.slice(-1), version] });
    return told({ ARN: ARN + secret.name, Name: secret.name, VersionId: version.id });
  }

  private find(id: unknown): Secret | undefined {
    return typeof id === 'string' ? this.secrets.get(id.replace(ARN, '')) : undefined;
  }
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[\w/+=.@-]{1,512}$/.test(name);
}

function missing(): WebAnswer {
  return refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

function told(body: object): WebAnswer {
  return json(body, 200, { 'content-type': 'application/x-amz-json-1.1' });
}

function refused(code: string, message: string): WebAnswer {
  return json({ __type: code, message }, 400, { 'content-type': 'application/x-amz-json-1.1' });
}
