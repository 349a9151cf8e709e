export { METRICS, type MetricDefinition, type MetricKey, type Service } from './metric-table';
