export { exitOnSignal, type Closable, type SignalExit } from './exit-on-signal';
