import { describeConformance } from './testing/conformance';
import { SERVERS } from './testing/test-server';

SERVERS.forEach(describeConformance);
