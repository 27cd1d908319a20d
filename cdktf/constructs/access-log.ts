import type { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination/index.js';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source/index.js';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import type { TiketiStack } from './tiketi-stack.ts';

/** Who asked CloudFront for what, day by day in a bucket. The newer way of logging: the older one needs ACLs, which no bucket of ours has. */
export function accessLog(
  stack: TiketiStack,
  distribution: CloudfrontDistribution,
  { bucketArn, provider }: { bucketArn: string; provider: AwsProvider },
): void {
  const name = `${stack.prefix}-cdn`;
  const source = new CloudwatchLogDeliverySource(stack, 'log-source', {
    provider,
    name,
    logType: 'ACCESS_LOGS',
    resourceArn: distribution.arn,
  });
  const destination = new CloudwatchLogDeliveryDestination(stack, 'log-bucket', {
    provider,
    name,
    outputFormat: 'parquet',
    deliveryDestinationConfiguration: [{ destinationResourceArn: bucketArn }],
  });
  new CloudwatchLogDelivery(stack, 'log', {
    provider,
    deliverySourceName: source.name,
    deliveryDestinationArn: destination.arn,
    s3DeliveryConfiguration: [{ suffixPath: '/{yyyy}/{MM}/{dd}', enableHiveCompatiblePath: false }],
  });
}
