import type { MetricDefinition } from '@meridinate/metrics';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

type LabelsOf<D extends MetricDefinition> = D['labels'][number];

/**
 * Handles of prom-client made from a line of the metric table.
 *
 * The metric providers of nestjs-prometheus are not used: they look their metric up in prom-client's
 * one registry of the process, where two applications of one process would count into each other.
 */
const configure = <D extends MetricDefinition>(definition: D, registry: Registry) => ({
  name: definition.name,
  help: definition.help,
  labelNames: [...definition.labels] as LabelsOf<D>[],
  registers: [registry],
});

export function counter<D extends MetricDefinition>(definition: D, registry: Registry): Counter<LabelsOf<D>> {
  return new Counter(configure(definition, registry));
}

export function gauge<D extends MetricDefinition>(definition: D, registry: Registry): Gauge<LabelsOf<D>> {
  return new Gauge(configure(definition, registry));
}

export function histogram<D extends MetricDefinition>(
  definition: D,
  registry: Registry,
): Histogram<LabelsOf<D>> {
  return new Histogram({ ...configure(definition, registry), buckets: [...(definition.buckets ?? [])] });
}

/** Sets a gauge without labels; null leaves it out of the exposition, for absent is better than wrong. */
export function setKnown(metric: Gauge<never>, value: number | null): void {
  if (value === null) metric.remove();
  else metric.set(value);
}
