import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '@meridinate/settings';

/** Injection token of the process's {@link Settings}. */
export const SETTINGS = Symbol('SETTINGS');

@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
