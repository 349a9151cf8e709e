import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { describeReceived } from '../validation/describe-received';

/** Settings that are shown and changed together. */
export interface SettingsGroup<T extends object> {
  /** Of the names under which they are stored. */
  prefix: string;
  /** Class whose validation rules say what each may be. */
  rules: new () => { [Name in keyof T]?: T[Name] | null };
  defaults: Readonly<T>;
}

/** What of an update can be used, and for each of the rest why not, to be read after its name. */
export interface Sorted<T> {
  taken: Partial<T>;
  rejected: Record<string, string>;
}

const reasonOf = ({ constraints, value }: ValidationError): string =>
  `${Object.values(constraints ?? {})[0] ?? 'cannot be used'}, not ${describeReceived(value)}`;

/** Takes of a body what belongs to the group and keeps its rules. Null leaves a setting as it is. */
export function sortOut<T extends object>(group: SettingsGroup<T>, body: object): Sorted<T> {
  const given = Object.entries(body).filter(
    ([name, value]) => Object.hasOwn(group.defaults, name) && value !== null && value !== undefined,
  );
  const errors = validateSync(plainToInstance(group.rules, Object.fromEntries(given)));
  const rejected = Object.fromEntries(errors.map((error) => [error.property, reasonOf(error)]));
  const taken = given.filter(([name]) => !Object.hasOwn(rejected, name));
  return { taken: Object.fromEntries(taken) as Partial<T>, rejected };
}
