/** Reports the module that loads a model of MLflow. See https://mlflow.org/docs/latest/ml/model/#mlmodel-file. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf } from '../../text/json-values.ts';
import { withoutEnd } from '../../text/trimmed.ts';
import type { Examination } from '../format.ts';
import { modulePaths, reportSource, scriptPaths } from '../serving/named-source.ts';
import { reportImported } from '../serving/serving-facts.ts';
import { readConfiguration } from './configuration-text.ts';
import { pointerOf, walkValues } from './value-walk.ts';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export async function examineMlflow(once: Once<ByteSource>, examination: Examination): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (!isObject(value) || place?.parent?.key !== 'flavors') return;
      const { offset } = value;
      const at = pointerOf(place);
      for (const name of importedBy(value)) reportImported(name, offset, examination, at);
      const isPython = place.key === 'python_function';
      reportSource([...(isPython ? modulesOf(value) : []), ...scriptsOf(value)], offset, examination);
      for (const [module, name] of loadersOf(value, isPython)) {
        const operator = { ecosystem: 'mlflow', module, name } as const;
        examination.report({ kind: 'import', operator, via: 'config', offset, at });
        examination.report({ kind: 'call', operator, via: 'config', arguments: '', operands: [], offset, at });
      }
    });
  }
  if (failure?.reason === 'limit') throw failure;
}

/** What these files of other programs hold is no name. https://github.com/mlflow/mlflow/blob/master/mlflow/pytorch/__init__.py */
export function examineModuleName(source: ByteSource, examination: Examination): void {
  const module = Buffer.from(headOf(source, NAME_BYTES)).toString('utf8').trim();
  if (!/^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)*$/u.test(module)) return;
  if (LIBRARIES.test(module) || PICKLERS.test(module)) return;
  const operator = { ecosystem: 'mlflow', module, name: '(import)' } as const;
  reportSource(modulePaths(module, ['../code/', '../', '', '/']), 0, examination);
  examination.report({ kind: 'import', operator, via: 'config', offset: 0 });
  examination.report({ kind: 'call', operator, via: 'config', arguments: '', operands: [], offset: 0 });
}

const NAME_BYTES = 1024;
const PICKLERS = /^(?:pickle|cloudpickle|dill|torch|mlflow(?:\.\w+)*)$/;
/** Whose classes and modules are what models are of. */
const LIBRARIES = /^(?:xgboost|lightgbm|catboost|pyspark|sklearn|keras|tf_keras|tensorflow)(?:\.\w+)*$/;

/** The class that is made of the library's model, the module of Keras. https://github.com/mlflow/mlflow/blob/master/mlflow/xgboost/__init__.py */
function importedBy(flavor: JsonObject): readonly string[] {
  const modules = textsOf(flavor, 'keras_module').map((module) => `${module}.models`);
  return [...textsOf(flavor, 'model_class'), ...modules].filter((name) => !LIBRARIES.test(name));
}

/** The module's `_load_pyfunc` is called; a script is executed as it stands, by the flavors of LangChain, LlamaIndex and the like as well. */
function loadersOf(flavor: JsonObject, isPython: boolean): readonly (readonly [module: string, name: string])[] {
  const modules = isPython ? textsOf(flavor, 'loader_module') : [];
  return [
    ...modules.map((module) => [module, '_load_pyfunc'] as const),
    ...textsOf(flavor, 'model_code_path').map((path) => [path, '(model_code_path)'] as const),
  ];
}

/** The folder of code is put before all others where modules are looked for. */
function modulesOf(flavor: JsonObject): readonly string[] {
  const folders = textsOf(flavor, 'code').map((folder) => `${withoutEnd(folder, '/\\')}/`);
  const own = textsOf(flavor, 'loader_module').filter((module) => !/^mlflow(?:\.|$)/.test(module));
  return own.flatMap((module) => modulePaths(module, [...folders, 'code/', '', '/']));
}

/** Written is where it lay when it was saved; its copy lies beside the file. */
function scriptsOf(flavor: JsonObject): readonly string[] {
  return textsOf(flavor, 'model_code_path').flatMap((path) => scriptPaths(path.replace(/^.*[/\\]/, '')));
}
