/** Reports what the configurations of BentoML, Cog and Ray Serve import, fetch and run. See https://docs.ray.io/en/latest/serve/production-guide/config.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, itemsOf, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { leavesFolder } from '../archives/member-names.ts';
import { readConfiguration } from '../configuration/configuration-text.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';
import { isElsewhere } from '../torch/requirements.ts';
import { modulePaths, reportSource, scriptPaths } from './named-source.ts';
import { reportImported, reportServing } from './serving-facts.ts';

/** What a service is called by: a module or a file, and what of it. */
const SERVICE = /^[\w./\\-]+(?::[\w.]+)?$/;
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;

type VisitObject = (object: JsonObject, key: string | null, at: string) => void;

/** @throws FormatError where it is too large; what was found before was reported. */
async function visitObjects(
  once: Once<ByteSource>,
  visit: VisitObject,
  isService: () => boolean = () => true,
): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  for (const [index, root] of documents.entries()) {
    walkValues(root, (value, place) => {
      const at = `${documents.length === 1 ? '' : `/${index}`}${pointerOf(place)}`;
      if (isObject(value)) visit(value, place?.key ?? null, at);
    });
  }
  if (failure?.reason === 'limit' && isService()) throw failure;
}

/** @throws FormatError where it is too large; what was found before was reported. */
export async function examineBento(once: Once<ByteSource>, examination: Examination): Promise<void> {
  await visitObjects(once, (object, key, at) => {
    const { offset } = object;
    if (key === 'python') reportPackages(object, examination, at);
    if (key === 'image')
      for (const line of textsOf(object, 'python_requirements').flatMap((text) => text.split(/[\r\n]+/)))
        if (isElsewhere(line.trim())) reportServing('packages-elsewhere', line.trim(), { offset, at }, examination);
    if (key === 'docker') {
      for (const file of [...textsOf(object, 'setup_script'), ...textsOf(object, 'dockerfile_template')])
        reportServing(leavesFolder(file) ? 'file-elsewhere' : 'script', file, { offset, at }, examination);
    }
    if (key !== null) return;
    for (const service of textsOf(object, 'service'))
      if (SERVICE.test(service)) {
        reportImported(service, offset, examination, at);
        reportSource(modulePaths(service, BUILT), offset, examination);
      }
    for (const module of textsOf(object, 'module'))
      if (!/^bentoml(?:\.|$)/.test(module)) reportImported(module, offset, examination, at);
  });
}

/** @throws FormatError where it is too large; what was found before was reported. */
export async function examineCog(once: Once<ByteSource>, examination: Examination): Promise<void> {
  await visitObjects(once, (object, key, at) => {
    if (key !== null) return;
    for (const file of ['predict', 'train', 'run'].flatMap((each) => textsOf(object, each))) {
      if (!SERVICE.test(file)) continue;
      reportServing(leavesFolder(file) ? 'file-elsewhere' : 'python', file, { offset: object.offset, at }, examination);
      reportSource(scriptPaths(file), object.offset, examination);
    }
  });
}

/** `config.yaml` of Truss: the class lies in `model/model.py` where nothing else is said. https://docs.baseten.co/reference/truss-configuration */
export async function examineTruss(once: Once<ByteSource>, examination: Examination): Promise<void> {
  await visitObjects(once, (object, key, at) => {
    if (key !== null) return;
    const { offset } = object;
    const [folder = 'model'] = textsOf(object, 'model_module_dir');
    const [file = 'model.py'] = textsOf(object, 'model_class_filename');
    const path = `${folder}/${file}`;
    reportServing(leavesFolder(path) ? 'file-elsewhere' : 'python', path, { offset, at }, examination);
    reportSource(scriptPaths(path), offset, examination);
    for (const line of listed(object, 'requirements'))
      if (isElsewhere(line.trim())) reportServing('packages-elsewhere', line.trim(), { offset, at }, examination);
    for (const command of listed(object, 'build_commands'))
      reportServing('script', command, { offset, at }, examination);
  });
}

/** What is built lies in `src`. */
const BUILT = ['', 'src/'];
/** What Ray Serve imports beside the application: its exporter of traces, services of gRPC, routers, and what decides about replicas. */
const PARTS = ['exporter_import_path', 'grpc_servicer_functions', 'request_router_class', 'policy_function'];
const RAY = /^ray[.:]/;
/** Where a server is started: beside the configuration, or at the root. */
const STARTED = ['', '/'];

/** @throws FormatError where it is too large; what was found before was reported. */
export async function examineRayServe(
  once: Once<ByteSource>,
  examination: Examination,
  isService: () => boolean,
): Promise<void> {
  const visit: VisitObject = (object, key, at) => {
    for (const path of textsOf(object, 'import_path'))
      if (SERVICE.test(path)) {
        reportImported(path, object.offset, examination, at);
        reportSource(modulePaths(path, STARTED), object.offset, examination);
      }
    for (const path of PARTS.flatMap((part) => listed(object, part)))
      if (SERVICE.test(path) && !RAY.test(path)) reportImported(path, object.offset, examination, at);
    if (key !== 'runtime_env') return;
    const folders = [...listed(object, 'working_dir'), ...listed(object, 'py_modules')];
    for (const folder of folders)
      if (ADDRESS.test(folder)) reportServing('code-elsewhere', folder, { offset: object.offset, at }, examination);
    reportEnvironment(object, examination, at);
    reportPackages(object, examination, at);
  };
  await visitObjects(once, visit, isService);
}

/** Variables that have a library or a script loaded into each program. */
const LOADING_VARIABLES = /^(?:LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|PYTHONPATH|PYTHONSTARTUP|PYTHONHOME|BASH_ENV)$/;

/** What an environment of Ray runs besides the application. */
function reportEnvironment(environment: JsonObject, examination: Examination, at: string): void {
  const { offset } = environment;
  for (const hook of textsOf(environment, 'worker_process_setup_hook')) reportImported(hook, offset, examination, at);
  for (const program of textsOf(environment, 'py_executable'))
    reportServing('interpreter', program, { offset, at }, examination);
  for (const file of textsOf(environment, 'conda'))
    if (ADDRESS.test(file)) reportServing('packages-elsewhere', file, { offset, at }, examination);
  const containers = valuesOf(environment, 'container').filter(isObject);
  for (const image of [...textsOf(environment, 'image_uri'), ...containers.flatMap((each) => textsOf(each, 'image'))])
    reportServing('code-elsewhere', image, { offset, at }, examination);
  for (const variables of valuesOf(environment, 'env_vars').filter(isObject))
    for (const [name, value] of variables.entries)
      if (LOADING_VARIABLES.test(name))
        reportServing('library', `${name}=${String(value)}`, { offset, at }, examination);
}

/** Keys under which lists of requirements stand, and those that name another index. */
const LISTS = ['packages', 'pip', 'uv', 'pip_install_options', 'pip_args'];
const INDEXES = ['index_url', 'extra_index_url', 'find_links', 'trusted_host', 'wheels'];

function reportPackages(object: JsonObject, examination: Examination, at: string): void {
  const inner = ['pip', 'uv'].flatMap((key) => valuesOf(object, key)).filter(isObject);
  const given = [object, ...inner].flatMap((each) => [
    ...LISTS.flatMap((key) => listed(each, key)).filter((text) => isElsewhere(text.trim())),
    ...INDEXES.flatMap((key) => listed(each, key)),
  ]);
  for (const text of given) reportServing('packages-elsewhere', text, { offset: object.offset, at }, examination);
}

/** The texts under a key: one, or a list of them. */
function listed(object: JsonObject, key: string): readonly string[] {
  return valuesOf(object, key).flatMap(itemsOf).filter(isText);
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}
