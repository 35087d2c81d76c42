/** Functions of Python that act as soon as they are called: they start processes, run code, load libraries, open connections, or write and delete files. By their names in https://docs.python.org/3/library/ and https://docs.pytorch.org/docs/stable/cpp_extension.html. */

const PROCESSES =
  '(?:subprocess|commands)\\.(?:run|call|check_\\w+|Popen|get\\w*output)|(?:os|posix|nt)\\.(?:system|popen\\d?|exec[lv]\\w*|spawn\\w+|posix_spawnp?|startfile|fork|forkpty|kill|killpg)|pty\\.(?:spawn|fork)|asyncio\\.(?:subprocess\\.)?create_subprocess_\\w+|multiprocessing\\.(?:Process|Pool)|webbrowser\\.\\w+|pexpect\\.\\w+|sh\\.\\w+';
const CODE =
  'builtins\\.(?:exec|eval|execfile|breakpoint)|runpy\\.run_\\w+|code\\.(?:interact|InteractiveInterpreter\\.runcode|InteractiveConsole)|(?:pickle|_pickle|cPickle|marshal|dill|cloudpickle|shelve|jsonpickle|joblib)\\.loads|timeit\\.\\w+|(?:cProfile|profile|trace)\\.run\\w*|pip\\.(?:_internal\\.)?(?:main|cli\\.main\\.main)|pip\\.main|types\\.(?:CodeType|FunctionType)|importlib\\.machinery\\.\\w+|importlib\\.util\\.spec_from_\\w+|imp\\.load_\\w+|zipimport\\.zipimporter';
const LIBRARIES =
  'ctypes\\.(?:CDLL|PyDLL|WinDLL|OleDLL|(?:c|py|win|ole)dll(?:\\.\\w+)*)|(?:.*\\.)?(?:dlopen|load_library|load_op_library|load_inline)|torch\\.utils\\.cpp_extension\\.\\w+';
const NETWORK =
  'socket\\.(?:socket|create_connection|create_server)|urllib\\.request\\.\\w+|urllib2?\\.url(?:open|retrieve)|(?:requests|httpx|aiohttp|urllib3)\\.(?:\\w+\\.)*(?:get|post|put|patch|request|stream|urlopen)|http\\.client\\.HTTPS?Connection|(?:ftplib|smtplib|telnetlib|paramiko|xmlrpc)\\.[\\w.]+|(?:wget|gdown)\\.(?:cached_)?download\\w*|torch\\.hub\\.load|torch\\.hub\\.download_url_to_file';
const DELETING = 'shutil\\.rmtree|(?:os|posix|nt)\\.removedirs';

/** Full names. */
export const ACTING_CALLS = new RegExp(`^(?:${[PROCESSES, CODE, LIBRARIES, NETWORK, DELETING].join('|')})$`);

/** They write or delete one file; `open` may. */
export const WRITING_CALLS =
  /^(?:shutil\.(?:copy\w*|move|unpack_archive|chown)|(?:os|posix|nt)\.(?:remove|unlink|rmdir|rename|renames|replace|symlink|link|chmod|chown|truncate|putenv)|pathlib\.Path\.(?:write_text|write_bytes|unlink|rmdir|symlink_to|chmod|rename|replace))$/;

/** What such a function is called as an attribute of something that is only known when it runs. */
export const ACTING_ATTRIBUTE =
  /(?:^|[^\w])(?:system|popen|exec[lv]\w{0,2}|spawn\w{1,4}|check_output|check_call|getoutput)\b/;
