/** Colours of the text report by kleur, switched per report and not per process, so that rendering stays a pure function. See https://github.com/lukeed/kleur. */
import kleur from 'kleur';
import type { Severity } from '../rules/rule.ts';

type Paint = (text: string) => string;

export interface Style {
  readonly title: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warning: Paint;
  readonly command: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

const plain: Paint = (text) => text;

const PLAIN: Style = {
  title: plain,
  faint: plain,
  good: plain,
  bad: plain,
  warning: plain,
  command: plain,
  severity: { critical: plain, high: plain, medium: plain, low: plain },
};

const COLOURED: Style = {
  title: paint((text) => kleur.bold(text)),
  faint: paint((text) => kleur.dim(text)),
  good: paint((text) => kleur.green(text)),
  bad: paint((text) => kleur.bold().red(text)),
  warning: paint((text) => kleur.yellow(text)),
  command: paint((text) => kleur.cyan(text)),
  severity: {
    critical: paint((text) => kleur.bold().white().bgRed(text)),
    high: paint((text) => kleur.bold().red(text)),
    medium: paint((text) => kleur.yellow(text)),
    low: paint((text) => kleur.dim(text)),
  },
};

export function styleFor(colour: boolean): Style {
  return colour ? COLOURED : PLAIN;
}

/** kleur asks its own switch at each call, and that switch follows the process: it is turned on for this one call. */
function paint(colour: Paint): Paint {
  return (text) => {
    const before = kleur.enabled;
    kleur.enabled = true;
    try {
      return colour(text);
    } finally {
      kleur.enabled = before;
    }
  };
}
