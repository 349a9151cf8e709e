export { METRICS, type MetricDefinition, type MetricKey } from './metric-table';
