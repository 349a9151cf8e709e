/** What prom-client tells of a metric: a value for each set of labels. */
interface Labelled<L extends string> {
  values: readonly { value: number; labels: Partial<Record<L, string | number>> }[];
}

/** The sum over all labels. */
export function total(metric: Labelled<never>): number {
  return metric.values.reduce((sum, { value }) => sum + value, 0);
}

/** Sums by the values of one label. */
export function byLabel<L extends string>(metric: Labelled<L>, label: L): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { labels, value } of metric.values) {
    const key = String(labels[label]);
    sums[key] = (sums[key] ?? 0) + value;
  }
  return sums;
}

/** Sums by the values of one label, and within each by those of another. */
export function byTwoLabels<L extends string>(
  metric: Labelled<L>,
  outer: L,
  inner: L,
): Record<string, Record<string, number>> {
  const names = new Set(metric.values.map(({ labels }) => String(labels[outer])));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = metric.values.filter(({ labels }) => String(labels[outer]) === name);
      return [name, byLabel({ values }, inner)];
    }),
  );
}
