/** What trainers of Lightning and explainers of SHAP keep, which was once rejected, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const waits = call(named('functools', 'partial'), named('posix', 'system'), text('true'));

// fsspec: https://github.com/fsspec/filesystem_spec/blob/master/fsspec/spec.py
const local = named('fsspec.implementations.local', 'LocalFileSystem');
const files = (kind: Uint8Array, args: Uint8Array, settings: Uint8Array = op.EMPTY_DICT) =>
  call(named('fsspec.spec', 'make_instance'), kind, args, settings);
const disk = files(local, op.EMPTY_TUPLE);
test('the files that a trainer writes to', findings, pickle(disk), null);
test('files with a setting', findings, pickle(files(local, op.EMPTY_TUPLE, dict(text('a'), waits))), REFUSED);
test('what is made with an argument', findings, pickle(files(local, tuple(text('x')))), REFUSED);
test('another maker of files', findings, pickle(files(named('subprocess', 'Popen'), tuple(text('x')))), REFUSED);
test(
  'files of the network',
  findings,
  pickle(files(named('fsspec.implementations.http', 'HTTPFileSystem'), op.EMPTY_TUPLE)),
  REFUSED,
);
const removing = call(named('builtins', 'getattr'), disk, text('rm'));
test('a method of these files', findings, pickle(removing), REFUSED);
test('a file that is removed', findings, pickle(call(removing, text('x'))), REFUSED);
test(
  'the method by its name',
  findings,
  pickle(call(named('fsspec.implementations.local', 'LocalFileSystem.rm'), disk, text('x'))),
  REFUSED,
);

// torch: https://github.com/pytorch/pytorch/blob/main/torch/distributed/_shard/sharded_tensor/__init__.py
const module = named('darts.models.forecasting.rnn_model', '_RNNModule');
const sharded = 'torch.distributed._shard.sharded_tensor';
const hooked = (hook: Uint8Array) =>
  pickle(build(make(module), dict(text('_state_dict_hooks'), dict(op.BININT1(1), hook))));
test('what a module does with its tensors', findings, hooked(named(sharded, 'state_dict_hook')), null);
test('what it does before', findings, hooked(named(sharded, 'pre_load_state_dict_hook')), null);
test('the same function, called', findings, pickle(call(named(sharded, 'state_dict_hook'), op.NONE, op.NONE)), REFUSED);
const noted = call(named('builtins', 'getattr'), make(module), text('log_dict'));
test('how a module notes its scores', findings, pickle(noted), null);
test(
  'another method of it',
  findings,
  pickle(call(named('builtins', 'getattr'), make(module), text('load_from_checkpoint'))),
  REFUSED,
);
test('a score that is noted', findings, pickle(call(noted, waits)), REFUSED);

// numba: https://github.com/numba/numba/blob/0.50.1/numba/core/serialize.py
const raw = (content: Uint8Array) => bytes(op.BINBYTES(content));
const code = (version: Uint8Array = op.BININT1(4)) => tuple(version, raw(Uint8Array.of(1)), raw(Uint8Array.of(2)));
const rebuilt = (module: string, ...more: readonly Uint8Array[]) =>
  pickle(
    call(
      named('numba.core.serialize', '_rebuild_function'),
      code(),
      dict(text('__name__'), text(module)),
      text('f'),
      ...more,
    ),
  );
test(
  'a function that waits to be compiled',
  findings,
  rebuilt('shap.links', op.NONE, op.NONE),
  /^medium python\/compiled-function model\.pkl$/,
);
test('of a module that starts a shell', findings, rebuilt('pty', op.NONE, op.NONE), REFUSED);
test('with a call that waits in a cell', findings, rebuilt('shap.links', tuple(waits), op.NONE), REFUSED);
test(
  'its code by an object',
  findings,
  pickle(call(named('numba.core.serialize', '_rebuild_function'), waits, op.EMPTY_DICT, text('f'))),
  REFUSED,
);
test(
  'and called',
  findings,
  pickle(
    call(
      call(
        named('numba.core.serialize', '_rebuild_function'),
        code(),
        dict(text('__name__'), text('m')),
        text('f'),
        op.NONE,
      ),
      text('x'),
    ),
  ),
  REFUSED,
);
