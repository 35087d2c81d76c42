/** Options with which PyTorch compiles the C++ of a `.pt2` archive as it loads it, where the archive has no library: it puts them and the names of the files into one command for a shell. https://github.com/pytorch/pytorch/blob/main/torch/csrc/inductor/aoti_package/model_package_loader.cpp */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, itemsOf, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { readJson } from '../configuration/configuration-text.ts';
import type { Examination } from '../format.ts';
import { reportShell } from '../serving/serving-facts.ts';

/** The loader goes by the name: that of the source, with this for its extension. */
const FLAGS = /_(?:compile|linker)_flags\.json$/;
/** What the loader puts before each item of a list. */
const LISTS: readonly (readonly [key: string, prefix: string])[] = [
  ['cflags', '-'],
  ['definitions', '-D '],
  ['include_dirs', '-I'],
  ['ldflags', '-'],
  ['libraries_dirs', '-L'],
  ['libraries', '-l'],
  ['passthrough_args', ''],
];
/** By its name, or in a folder of the machine: PyTorch writes the one that it found. */
const COMPILER =
  /^(?:(?:ccache|sccache|zig) +)?(?:(?:[A-Za-z]:)?[\\/](?!(?:tmp|proc|dev|var|run)[\\/])[\w.+\\/ -]*[\\/])?(?:[\w.]+-)*(?:c\+\+|g\+\+|gcc|cc|clang|clang\+\+|icx|icpx|icpc|dpcpp|nvcc|hipcc|cl|clang-cl)(?:-[\d.]+)?(?:\.exe)?$/i;
/** Texts in quotes of which a shell makes nothing. */
const QUOTED = /'[^']*'|\\?"[\w .,:=+/-]*\\?"/g;
/** Of what else a shell makes nothing but words. */
const PLAIN = /^[\w./=:,+@%~[\] -]*$/;
/** Options by which a compiler starts a program, loads a library, reads more options or writes elsewhere. */
const ACTING =
  /(?:^| )(?:--?(?:wrapper|specs|ld-path)\b|-f(?:pass-)?plugin|-fuse-ld=\S*\/|-Xclang +-load|-o\b|@|-Wl,(?:--?plugin|@))/;
/** Of names: what a shell makes more of than a word. */
const SHELL_NAME = /[;&|$`<>()'"\\\s#!{}*?]/;
const COMPILED = /(?:^|\/)data\/aotinductor\/.*\.(?:cpp|o)$/;

export function isCompilerFlags(name: string): boolean {
  return FLAGS.test(name);
}

/** @throws FormatError where it is too large; what breaks no loader reads */
export function examineCompilerFlags(once: Once<ByteSource>, examination: Examination): void {
  const { documents, failure } = once(readJson);
  for (const document of documents) {
    if (!isObject(document)) continue;
    const { offset } = document;
    for (const compiler of textsOf(document, 'compiler')) {
      examination.report({ kind: 'code', language: 'machine', excerpt: 'C++ that loading it compiles', offset });
      const command = [compiler, ...optionsOf(document)].join(' ');
      if (!COMPILER.test(compiler.trim()) || !isPlain(command.slice(compiler.length)))
        reportShell(command, { offset }, examination);
    }
  }
  if (failure?.reason === 'limit') throw failure;
}

/** Beside options of a compiler, names in the archive that a shell would take for more than names. */
export function reportShellNames(names: readonly string[], examination: Examination): void {
  if (!names.some(isCompilerFlags)) return;
  for (const name of names)
    if (COMPILED.test(name) && SHELL_NAME.test(name)) reportShell(name, { offset: 0 }, examination);
}

function optionsOf(flags: JsonObject): readonly string[] {
  return LISTS.flatMap(([key, prefix]) =>
    valuesOf(flags, key).flatMap((list) =>
      itemsOf(list).flatMap((item) => (typeof item === 'string' && item !== '' ? [prefix + item] : [])),
    ),
  );
}

function isPlain(options: string): boolean {
  return PLAIN.test(options.replaceAll(QUOTED, '')) && !ACTING.test(options);
}
