import { METRICS, type MetricDefinition } from './metric-table';

const metrics: MetricDefinition[] = Object.values(METRICS);

describe('METRICS', () => {
  it('gives each name to one metric', () => {
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
  });

  it.each(metrics)('$name follows the naming rules of Prometheus', ({ name, type, help }) => {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(help.length).toBeGreaterThan(0);
  });

  it.each(metrics.filter(({ type }) => type === 'histogram'))(
    '$name has ascending buckets',
    ({ buckets }) => {
      expect(buckets).toEqual([...(buckets ?? [])].sort((a, b) => a - b));
    },
  );
});
