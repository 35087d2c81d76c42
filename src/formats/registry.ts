/** Every format, one line each. All that recognise a file examine it, in this order. */
import type { Format } from './format.ts';
import { kerasConfig } from './keras/keras-config.ts';
import { zipFormat } from './zip.ts';

export const FORMATS: readonly Format[] = [zipFormat, kerasConfig];
