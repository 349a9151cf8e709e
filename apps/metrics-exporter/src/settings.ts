/** Injection token of the process's Settings, provided by the root module. */
export const SETTINGS = Symbol('SETTINGS');
