import { load } from 'js-yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  environment?: string;
  concurrency?: { 'cancel-in-progress'?: unknown };
  steps: Step[];
}

interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: { group?: string };
  on: unknown;
  jobs: Record<string, Job>;
}

/** What somebody could type into a title or a branch name; inside `run` it would be executed. */
const FOREIGN = /\$\{\{\s*(github\.(event\.|head_ref)|inputs\.)/;

/** What is wrong with a workflow of GitHub Actions: moving actions, broad rights, kept keys, deployments in a crowd. */
export function workflowFaults(name: string, text: string): string[] {
  const workflow = load(text) as Workflow;
  const faults: string[] = [];
  if (JSON.stringify(workflow.permissions) !== '{"contents":"read"}') faults.push('gives more than reading by default');
  if (!workflow.concurrency?.group) faults.push('may run twice at a time');
  const waits = Object.values(workflow.jobs).some(({ environment }) =>
    /production|matrix\.stage/.test(environment ?? ''),
  );
  if (waits && !/github\.sha/.test(workflow.concurrency?.group ?? '')) {
    faults.push('holds up everybody while one commit waits for its reviewer');
  }
  if (/pull_request_target/.test(text)) faults.push('runs foreign code with our rights');
  if (/aws-access-key-id|aws-secret-access-key|AWS_SECRET_ACCESS_KEY/i.test(text))
    faults.push('uses a key that is kept');
  for (const [id, job] of Object.entries(workflow.jobs)) faults.push(...jobFaults(id, job));
  return faults.map((fault) => `${name}: ${fault}`);
}

function jobFaults(id: string, job: Job): string[] {
  const faults: string[] = [];
  const signsIn = job.steps.some(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
  if (!job['timeout-minutes']) faults.push(`${id} may run for six hours`);
  const writes = Object.entries(job.permissions ?? {}).filter(([, right]) => right === 'write');
  for (const [right] of writes) if (right !== 'id-token') faults.push(`${id} may write ${right}`);
  if (signsIn && job.permissions?.['id-token'] !== 'write') faults.push(`${id} gets no token for AWS`);
  if (!signsIn && writes.length > 0) faults.push(`${id} needs no right to write`);
  if (signsIn && !job.environment) faults.push(`${id} signs in outside of any environment`);
  const changes = job.steps.some(({ run }) => /deploy\/main\.ts (deploy|watch)|apply\.ts apply|s3 cp/.test(run ?? ''));
  const replaces = job.steps.some(({ run }) => /deploy\/main\.ts deploy|s3 cp/.test(run ?? ''));
  if (replaces && !job.steps.some(({ run }) => run?.includes('git merge-base --is-ancestor "$GITHUB_SHA"'))) {
    faults.push(`${id} may put an older commit over a newer one`);
  }
  for (const { run = '' } of job.steps) {
    if (/buildx build/.test(run) && !/:\$GITHUB_SHA-\$GITHUB_RUN_ATTEMPT"/.test(run)) {
      faults.push(`${id} cannot be run again: its tag is taken`);
    }
  }
  if (changes && job.concurrency?.['cancel-in-progress'] !== false) faults.push(`${id} may be broken off or overtaken`);
  for (const step of job.steps) {
    if (step.uses && !/^[\w-]+\/[\w.-]+@[0-9a-f]{40}$/.test(step.uses)) faults.push(`${id}: ${step.uses} may change`);
    if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false) {
      faults.push(`${id} leaves its token in the checkout`);
    }
    if (FOREIGN.test(step.run ?? '')) faults.push(`${id} runs what somebody else wrote`);
    if (/s3 (sync|rm)[^\n]*--delete|s3 rm/.test(step.run ?? '')) faults.push(`${id} deletes files under open tabs`);
  }
  return faults;
}
