/** Reports the module that loads a model of MLflow. See https://mlflow.org/docs/latest/ml/model/#mlmodel-file. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf } from '../../text/json-values.ts';
import type { Examination } from '../format.ts';
import { modulePaths, reportSource, scriptPaths } from '../serving/named-source.ts';
import { readConfiguration } from './configuration-text.ts';
import { pointerOf, walkValues } from './value-walk.ts';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export async function examineMlflow(once: Once<ByteSource>, examination: Examination): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (!isObject(value) || place?.key !== 'python_function') return;
      const { offset } = value;
      const at = pointerOf(place);
      reportSource(sourcesOf(value), offset, examination);
      for (const [module, name] of loadersOf(value)) {
        const operator = { ecosystem: 'mlflow', module, name } as const;
        examination.report({ kind: 'import', operator, via: 'config', offset, at });
        examination.report({ kind: 'call', operator, via: 'config', arguments: '', operands: [], offset, at });
      }
    });
  }
  if (failure?.reason === 'limit') throw failure;
}

/** The module's `_load_pyfunc` is called; a script is executed as it stands. */
function loadersOf(flavor: JsonObject): readonly (readonly [module: string, name: string])[] {
  return [
    ...textsOf(flavor, 'loader_module').map((module) => [module, '_load_pyfunc'] as const),
    ...textsOf(flavor, 'model_code_path').map((path) => [path, '(model_code_path)'] as const),
  ];
}

/** The folder of code is put before all others where modules are looked for. */
function sourcesOf(flavor: JsonObject): readonly string[] {
  const folders = textsOf(flavor, 'code').map((folder) => `${folder.replace(/[/\\]+$/, '')}/`);
  const own = textsOf(flavor, 'loader_module').filter((module) => !/^mlflow(?:\.|$)/.test(module));
  return [
    ...own.flatMap((module) => modulePaths(module, [...folders, 'code/', '', '/'])),
    // Written is where it lay when it was saved; its copy lies beside the file.
    ...textsOf(flavor, 'model_code_path').flatMap((path) => scriptPaths(path.replace(/^.*[/\\]/, ''))),
  ];
}
