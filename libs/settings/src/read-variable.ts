import { LOG_LEVELS, type LogLevel } from './log-level';
import { networkFault, parseNetwork, type Network } from './network';
import { parseRate, rateFault, type Rate } from './rate';
import { HELIUS_PLANS } from './upstream-rates';
import { VARIABLES, type Variable, type VariableName } from './variables';

/** The environment as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const URL_SCHEMES = {
  http_url: ['http:', 'https:'],
  redis_url: ['redis:', 'rediss:'],
  database_url: ['file:', 'postgres:', 'postgresql:'],
} as const;

const NAMED_HASH = /^[^\s,:]+:[0-9a-f]{64}$/i;

const isUrlWithScheme = (text: string, schemes: readonly string[]): boolean =>
  schemes.some((scheme) => text.startsWith(scheme)) &&
  (text.startsWith('file:') ? text !== 'file:' : URL.canParse(text));

/** Kinds whose text may hold a password or a key, and is therefore not repeated in a fault. */
const QUIET_KINDS: readonly Variable['kind'][] = [
  ...(['secret', 'key_hashes', 'http_url', 'redis_url', 'database_url'] as const),
];

function fault(variable: Variable, text: string): string | null {
  switch (variable.kind) {
    case 'flag':
      return ['true', 'false', '1', '0'].includes(text.toLowerCase()) ? null : 'must be true or false';
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = variable;
      const value = Number(text);
      const inRange = /^-?\d+$/.test(text) && value >= min && value <= max;
      return inRange ? null : `must be a whole number from ${min} to ${max}`;
    }
    case 'http_url':
    case 'redis_url':
    case 'database_url': {
      const schemes = URL_SCHEMES[variable.kind];
      if (isUrlWithScheme(text, schemes)) return null;
      return `must be a URL that starts with ${schemes.join(' or ')}; in a password write # / ? @ as %23 %2F %3F %40`;
    }
    case 'origins':
      return text
        .split(',')
        .every((origin) => URL.canParse(origin.trim()) && new URL(origin.trim()).origin === origin.trim())
        ? null
        : 'must be origins such as http://localhost:3000, separated by commas';
    case 'log_level':
      return LOG_LEVELS.some((level) => level === text) ? null : `must be one of ${LOG_LEVELS.join(', ')}`;
    case 'helius_plan':
      return HELIUS_PLANS.some((plan) => plan === text) ? null : `must be one of ${HELIUS_PLANS.join(', ')}`;
    case 'key_hashes':
      return text.split(',').every((entry) => NAMED_HASH.test(entry.trim()))
        ? null
        : 'must be name:hash with the SHA-256 of a key as 64 hex digits, several separated by commas';
    case 'choice': {
      const { choices = [] } = variable;
      return choices.includes(text) ? null : `must be one of ${choices.join(', ')}`;
    }
    case 'rate':
      return rateFault(text, variable.max);
    case 'networks':
      return (
        text
          .split(',')
          .map((entry) => networkFault(entry.trim()))
          .find((wrong) => wrong !== null) ?? null
      );
    case 'secret': {
      const { min = 0 } = variable;
      if (text.length < min) return `must have at least ${min} characters`;
      return /^[\x20-\x7e]*$/.test(text) ? null : 'must be of printable ASCII characters';
    }
    case 'text':
      return null;
  }
}

/** A caller and the SHA-256 of the key it sends, in lower-case hex. */
export interface NamedKeyHash {
  name: string;
  sha256: string;
}

/** Reads variables by name and collects every fault, so that a bad start reports all of them at once. */
export class VariableReader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** The variable's text, its default when absent or empty, or '' when there is neither. */
  text(name: VariableName): string {
    const variable: Variable = VARIABLES[name];
    const given = this.environment[name]?.trim() ?? '';
    const text = given === '' ? (variable.fallback ?? '') : given;
    if (text === '') return '';
    const wrong = fault(variable, text);
    if (wrong !== null) {
      const quiet = QUIET_KINDS.includes(variable.kind);
      this.faults.push(quiet ? `${name} ${wrong}` : `${name} ${wrong}, not "${text}"`);
    }
    return text;
  }

  integer(name: VariableName, fallback?: number): number {
    const text = this.text(name);
    return text === '' && fallback !== undefined ? fallback : Number(text);
  }

  flag(name: VariableName): boolean {
    return ['true', '1'].includes(this.text(name).toLowerCase());
  }

  /** A flag that can only be set together with another variable. */
  flagThatNeeds(name: VariableName, needed: VariableName): boolean {
    const isSet = this.flag(name);
    if (isSet && this.text(needed) === '') this.faults.push(`${name} needs ${needed} to be set`);
    return isSet;
  }

  /** The level asked for and all graver ones. */
  logLevels(name: VariableName): LogLevel[] {
    const asked = this.text(name);
    return LOG_LEVELS.slice(0, LOG_LEVELS.findIndex((level) => level === asked) + 1);
  }

  /** Names and the SHA-256 of their keys, in lower-case hex. */
  keyHashes(name: VariableName): NamedKeyHash[] {
    return this.list(name).map((entry) => {
      const [owner = '', sha256 = ''] = entry.split(':');
      return { name: owner, sha256: sha256.toLowerCase() };
    });
  }

  /** Null when the variable is absent; a fault is on record by then for what cannot be read. */
  rate(name: VariableName): Rate | null {
    return parseRate(this.text(name));
  }

  networks(name: VariableName): Network[] {
    return this.list(name)
      .map(parseNetwork)
      .filter((network) => network !== null);
  }

  list(name: VariableName): string[] {
    return this.text(name)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
}
