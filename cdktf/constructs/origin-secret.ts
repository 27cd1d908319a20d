import { TerraformVariable } from 'cdktf';
import type { TiketiStack } from './tiketi-stack.ts';

/** Header by which the load balancer knows CloudFront. */
export const ORIGIN_HEADER = 'X-Origin-Verify';

/**
 * Its value, given at apply time (TF_VAR_origin_verify, TF_VAR_origin_verify_previous) and never written down here. The
 * balancer knows two, so that it can be changed without refusing anybody: first the balancer, then CloudFront.
 */
export const currentOriginSecret = (stack: TiketiStack): string =>
  variable(stack, 'origin_verify', 'What CloudFront sends');

export const previousOriginSecret = (stack: TiketiStack): string =>
  variable(stack, 'origin_verify_previous', 'What it sent before; the same value when nothing is changing');

function variable(stack: TiketiStack, id: string, description: string): string {
  const one = new TerraformVariable(stack, id, { type: 'string', sensitive: true, nullable: false, description });
  one.addValidation({ condition: `\${length(var.${id}) >= 32}`, errorMessage: 'At least 32 characters.' });
  return one.stringValue;
}
