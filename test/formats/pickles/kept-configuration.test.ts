/** Configurations inside of checkpoints, out of which loaders import, call or run something: Lightning before it had a list of instantiators, NeMo and MMEngine by their sources. What training programs write is silent. */
import test from 'ava';
import { bytes, op } from '../../support/assembler.ts';
import { findingLines } from '../../support/scanned.ts';

type Plain = string | number | { readonly [key: string]: Plain } | readonly Plain[];

/** As a pickler of protocol 2 writes it. */
function opcodes(value: Plain): Uint8Array {
  if (typeof value === 'string') return op.BINUNICODE(value);
  if (typeof value === 'number') return op.BININT1(value);
  if (Array.isArray(value)) return bytes(op.EMPTY_LIST, op.MARK, ...value.map(opcodes), op.APPENDS);
  const items = Object.entries(value).flatMap(([key, item]) => [op.BINUNICODE(key), opcodes(item)]);
  return bytes(op.EMPTY_DICT, op.MARK, ...items, op.SETITEMS);
}

const pickled = (value: Plain) => bytes(op.PROTO(2), opcodes(value), op.STOP);
const checkpoint = (more: Plain) => pickled({ state_dict: { a: 1 }, hyper_parameters: more });

const finds = test.macro(async (t, content: Uint8Array, ...expected: readonly string[]) => {
  const lines = await findingLines(content, 'model.ckpt');
  t.deepEqual(
    lines.map((line) => line.split(' ', 2).join(' ')),
    expected,
  );
});

const SHELL = 'critical python/os/process-execution';
const instantiator = (path: string) => checkpoint({ lr: 1, _instantiator: path, _class_path: 'own.Model' });
test('Lightning', finds, instantiator('lightning.pytorch.cli.instantiate_module'));
test('Lightning, older', finds, instantiator('pytorch_lightning.cli.instantiate_module'));
test('Lightning: a process', finds, instantiator('os.system'), SHELL);
test('Lightning: a function of its own', finds, instantiator('own_module.make'), 'medium unknown-operator/elsewhere');

/** As `torch.distributed.checkpoint` writes its metadata, the key of later parts by the memo. */
const parts = (...[first = '', ...more]: readonly string[]) => {
  const others = more.flatMap((path) => [op.EMPTY_DICT, op.BINGET(0), op.BINUNICODE(path), op.SETITEM, op.POP]);
  const home = opcodes({ checkpoint_id: '/home/a/checkpoint' });
  return bytes(
    op.PROTO(4),
    op.BINUNICODE('_StorageInfo'),
    op.POP,
    op.EMPTY_DICT,
    op.BINUNICODE('relative_path'),
    op.BINPUT(0),
    op.BINUNICODE(first),
    op.SETITEM,
    ...others,
    home,
    op.STOP,
  );
};
test('paths of another program', finds, pickled({ relative_path: 'a.png', path: '/home/a/a.png' }));
const OUTSIDE = 'high anomaly/path-traversal';
test('parts of a distributed checkpoint', finds, parts('__0_0.distcp', 'a/__1_0.distcp'));
test('a part outside of it', finds, parts('../a.bin'), OUTSIDE);
test('a later part at an absolute path', finds, parts('__0_0.distcp', '/tmp/a.bin'), OUTSIDE);

const part = (path: string) => checkpoint({ cfg: { encoder: { _target_: path, command: 'echo harmless' } } });
test('NeMo', finds, part('nemo.collections.asr.modules.ConvASREncoder'));
test('NeMo: a process', finds, part('os.system'), SHELL);
test('NeMo: after a pickle', finds, Buffer.concat([pickled(['a']), part('os.system')]), SHELL);
test(
  'a class path of Lightning',
  finds,
  checkpoint({ model: { class_path: 'os.system', init_args: { command: 'echo harmless' } } }),
  SHELL,
);

const pyannote = (module: string) =>
  pickled({ state_dict: {}, 'pyannote.audio': { architecture: { module, class: 'PyanNet' } } });
test('pyannote', finds, pyannote('pyannote.audio.models.segmentation'));
test('pyannote: a module of its own', finds, pyannote('own_models.net'), 'medium unknown-operator/elsewhere');
const lines = (...texts: readonly string[]) => Buffer.from(`(d${texts.map((text) => `${text}\n`).join('')}s.`);
test('in escapes of a line', finds, lines('V_t\\u0061rget_', 'Vos.system'), SHELL);
test('in escapes of a quoted line', finds, lines("S'_t\\x61rget_'", "S'os.system'"), SHELL);
test('the path alone', finds, checkpoint({ note: 'os.system', target: 'os.system' }));

const SETTINGS = "model = dict(type='A', b=[1, 2])\ncustom_imports = dict(imports=['mmpretrain.models'])\n";
const written = (source: string) => pickled({ message_hub: { runtime_info: { cfg: source } }, state_dict: {} });
test('MMEngine', finds, written(SETTINGS));
test('MMEngine: code', finds, written(`${SETTINGS}import os\nos.system('echo harmless')\n`), SHELL);
test('MMEngine, older', finds, pickled({ meta: { cfg: `import os\nos.system('echo harmless')\n` } }), SHELL);
test('texts of data', finds, pickled({ meta: { cfg: 'x' }, rows: ['a letter\nto import (by ship) b.c(d)\n'] }));
