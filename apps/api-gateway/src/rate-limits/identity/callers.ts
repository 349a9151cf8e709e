import { Inject, Injectable } from '@nestjs/common';
import { isMeridinateError } from '@meridinate/errors';
import { clientAddressReader, type ClientAddressReader, type Identity } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import { callerOf } from '../../access/caller';
import { SETTINGS } from '../../settings/settings.module';
import type { Arrival } from './arrival';
import { IdentityNames } from './identity-names';

/** Under whom a request is counted. */
export interface IdentifiedCaller {
  /** That of its key when the key is known, else that of its address. */
  identity: Identity;
  /** It sent a key that is not known here. */
  hasWrongKey: boolean;
}

/** Tells who sent a request, believing nothing that a sender can choose. */
@Injectable()
export class Callers {
  private readonly addressOf: ClientAddressReader;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly names: IdentityNames,
  ) {
    this.addressOf = clientAddressReader(settings.rateLimit.trustedProxies);
  }

  identify(arrival: Arrival): IdentifiedCaller {
    const name = this.nameOf(arrival);
    if (typeof name === 'string') return { identity: this.names.ofAccount(name), hasWrongKey: false };
    return { identity: this.atAddress(arrival), hasWrongKey: name === undefined };
  }

  /** As whom its guesses at keys are counted, whatever key it has. */
  atAddress({ peer, headers }: Arrival): Identity {
    return this.names.ofAddress(this.addressOf(peer, headers['x-forwarded-for']));
  }

  /** Null without a key, undefined for a wrong one. */
  private nameOf({ headers }: Arrival): string | null | undefined {
    try {
      return callerOf({ headers }, this.settings.access).name;
    } catch (error) {
      if (isMeridinateError(error, 'API_KEY_UNKNOWN')) return undefined;
      throw error;
    }
  }
}
