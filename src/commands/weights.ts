/** `git model-check weights FILE [-o OUT.safetensors]`: the tensors of a checkpoint without the program around them. Nothing is executed, and no name is resolved. https://github.com/huggingface/safetensors#format */
import path from 'node:path';
import picomatch from 'picomatch';
import { CheckError } from '../check-error.ts';
import { escapeForTerminal } from '../printable.ts';
import type { Command, Invocation, Io, OptionValues } from '../run/command.ts';
import { refuseExisting, writeNewFile } from '../run/files/new-file.ts';
import { openNamed } from '../run/named/open-named.ts';
import { stringOption, stringsOption } from '../run/option-values.ts';
import { type TakenWeights, type TakeOptions, takeWeights } from '../run/take-weights.ts';
import { outputFor } from '../run/weights-command.ts';
import { piecesOf } from '../weights/gather.ts';
import { listingJson, listingLines, summaryLines } from '../weights/listing.ts';
import { headerOf, type Plan } from '../weights/plan.ts';

export const weights: Command = {
  usage: 'weights FILE [-o OUT.safetensors]',
  options: {
    output: { type: 'string', short: 'o' },
    list: { type: 'boolean' },
    metadata: { type: 'boolean' },
    select: { type: 'string', multiple: true },
    shared: { type: 'string' },
    optimizer: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  async run({ io, values, positionals }: Invocation) {
    const name = fileNamed(positionals);
    const isJson = wantsJson(values);
    const options = optionsOf(values);
    const isList = values['list'] === true;
    const file = outputOf(io, name, values);
    if (!isList) refuseExisting(file);
    const source = await openNamed(io, name);
    try {
      return await takeWeights(source, name, options, async (taken) => {
        const lines = isList ? listingLines(taken.plan) : summaryLines(taken.plan, values['verbose'] === true);
        if (!isList) {
          refuse(name, taken.plan);
          await writeFile(taken, file);
        }
        if (isJson) io.stdout.write(listingJson(name, taken, isList ? null : file.shown));
        else if (values['quiet'] !== true || isList)
          print(io, [...headline(name, taken, isList ? null : file.shown), ...lines]);
        return taken.plan.refusals.length > 0 ? 2 : 0;
      });
    } finally {
      source.close();
    }
  },
};

function fileNamed(positionals: readonly string[]): string {
  const [name, ...more] = positionals;
  if (name !== undefined && more.length === 0) return name;
  throw new CheckError('usage', `weights: expected one file, found ${positionals.length}`, {
    hint: 'Name a file, or REV:PATH: git model-check weights model.pth -o model.safetensors',
  });
}

function wantsJson(values: OptionValues): boolean {
  const [format = 'text', ...more] = stringsOption(values, 'format');
  if (more.length === 0 && (format === 'text' || format === 'json')) return format === 'json';
  throw new CheckError('usage', `weights: --format: expected text or json, found "${[format, ...more].join(' ')}"`);
}

function optionsOf(values: OptionValues): TakeOptions {
  const globs = stringsOption(values, 'select');
  const matches = globs.map((glob) => picomatch(glob, { dot: true, flags: 's' }));
  const shared = stringOption(values, 'shared') ?? 'copy';
  if (shared !== 'copy' && shared !== 'omit')
    throw new CheckError('usage', `--shared: expected copy or omit, found "${shared}"`);
  return {
    selects: (name) => matches.length === 0 || matches.some((match) => match(name)),
    shared,
    metadata: values['metadata'] === true,
    optimizer: values['optimizer'] === true,
  };
}

interface OutputFile {
  readonly full: string;
  readonly shown: string;
  readonly force: boolean;
}

/** Beside the file, under its name; of a revision in the working folder. */
function outputOf(io: Io, name: string, values: OptionValues): OutputFile {
  const given = stringOption(values, 'output');
  if (given === '' || given === '-') throw new CheckError('usage', `-o: expected the name of a file, found "${given}"`);
  const shown = given ?? outputFor(name);
  return { full: path.resolve(io.cwd, shown), shown, force: values['force'] === true };
}

/** @throws CheckError (`incomplete`) where one of the tensors cannot be had exactly, or there is none */
function refuse(name: string, { refusals, tensors, left }: Plan): void {
  const [first] = refusals;
  if (first !== undefined) {
    const shown = refusals.slice(0, SHOWN).map((refusal) => `${refusal.name}: ${refusal.why}`);
    const more = refusals.length > SHOWN ? [`and ${refusals.length - SHOWN} more`] : [];
    const hint = [...shown, ...more, '--select GLOB takes the others alone; --list shows all.'].join('\n');
    throw new CheckError(
      'incomplete',
      `${name}: ${refusals.length} of its tensors cannot be taken exactly, nothing was written`,
      { hint },
    );
  }
  if (tensors.length > 0) return;
  const why = left.find(({ why }) => why !== null)?.why;
  throw new CheckError(
    'incomplete',
    `${name}: it holds no tensor that can be taken${why === undefined ? '' : `: ${why}`}, nothing was written`,
    {
      hint: '--list shows what it holds.',
    },
  );
}

const SHOWN = 10;

async function writeFile({ plan }: TakenWeights, file: OutputFile): Promise<void> {
  const header = headerOf(plan);
  await writeNewFile({ ...file, size: header.length + plan.bytes }, piecesIn(header, plan));
}

function* piecesIn(header: Uint8Array, { tensors }: Plan): Generator<Uint8Array> {
  yield header;
  for (const { tensor } of tensors) yield* piecesOf(tensor);
}

function headline(name: string, { format, plan }: TakenWeights, written: string | null): readonly string[] {
  const count = `${plan.tensors.length} ${plan.tensors.length === 1 ? 'tensor' : 'tensors'}, ${plan.bytes} bytes`;
  if (written === null) return [`${name}: ${format}, ${count}`];
  return [`${written}: ${count}, taken from ${name} without running it`];
}

function print(io: Io, lines: readonly string[]): void {
  io.stdout.write(lines.map((line) => `${escapeForTerminal(line)}\n`).join(''));
}
