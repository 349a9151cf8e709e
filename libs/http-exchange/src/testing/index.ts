export { caught, everythingIn } from './caught';
export { recorded } from './recorded';
export { recordingContext, type RecordingContext } from './recording-context';
export {
  startScriptedServer,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
  type SeenRequest,
} from './scripted-server';
