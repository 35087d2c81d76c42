/** Values of options by their type, as parseArgs left them. */
import type { OptionValues } from './command.ts';

export function stringOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function stringsOption(values: OptionValues, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** A variable that switches something: set, and neither empty nor `0` nor `false`. */
export function isOn(environment: Readonly<Record<string, string | undefined>>, name: string): boolean {
  return !['', '0', 'false'].includes(environment[name] ?? '');
}
