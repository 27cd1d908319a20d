import { type DynamicModule, Module } from '@nestjs/common';
import { makeHistogramProvider, PrometheusModule } from '@willsoto/nestjs-prometheus';
import { BuildInfo } from './build-info';
import { HTTP_DURATION, HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';

/** Prometheus metrics of this process, with Node's own. */
@Module({})
export class MetricsModule {
  static for(service: 'api' | 'worker'): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      imports: [
        PrometheusModule.register({
          path: '/metrics',
          controller: MetricsController,
          defaultLabels: { service },
          defaultMetrics: { enabled: true },
        }),
      ],
      providers: [
        makeHistogramProvider({
          name: HTTP_DURATION,
          help: 'How long answering a request took, in seconds.',
          labelNames: ['method', 'route', 'status_class'],
          buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10],
        }),
        HttpMetrics,
        BuildInfo,
      ],
      exports: [PrometheusModule, HttpMetrics],
    };
  }
}
