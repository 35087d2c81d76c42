/** Packages whose operators attackers have used or could use, so that an operator of them that nobody has reviewed is not taken on trust. */

// Machine learning and what it stands on: honest models name their classes, seldom their functions.
const MODEL_PACKAGES = `
torch torchvision torchaudio torchtext torchdata torchmetrics torch_geometric torch_scatter torch_sparse functorch torchao torchrl
numpy pandas scipy sklearn joblib dill cloudpickle transformers tokenizers datasets huggingface_hub diffusers accelerate peft trl
keras keras_core keras_hub tensorflow tensorflow_hub tensorflow_probability tf_keras mlflow xgboost lightgbm catboost statsmodels
skimage PIL networkx sympy patsy h5py tables timm spacy thinc srsly nltk gensim pytorch_lightning lightning lightning_fabric
sentence_transformers safetensors onnx onnxruntime skl2onnx skops fastai fastcore jax jaxlib flax optax haiku paddle mxnet chainer
theano pytensor pymc numba llvmlite cupy cudf cuml dask distributed ray polars pyarrow xarray zarr matplotlib seaborn plotly bokeh
altair formulaic hyperopt imageio cv2 librosa soundfile optuna hyperopt shap lime imblearn deepspeed apex bitsandbytes einops omegaconf hydra langchain
langchain_core langchain_community llama_index faiss umap hdbscan pynndescent stable_baselines3 gym gymnasium allennlp flair stanza
attr attrs pydantic marshmallow nemo modelscope mmcv mmengine detectron2 monai kornia albumentations evaluate pyspark`;

// Tools that a model has no reason to name at all: whatever of them is called is refused.
const TOOL_PACKAGES = `
pip setuptools wheel pkg_resources virtualenv tox nox pytest nose coverage hypothesis IPython ipykernel jupyter jupyter_client
notebook nbformat nbconvert django flask fastapi starlette werkzeug jinja2 mako tornado twisted gevent eventlet aiohttp httpx requests
urllib3 paramiko fabric invoke pexpect psutil boto3 botocore docker kubernetes git dulwich celery kombu redis pymongo sqlalchemy
psycopg2 yaml ruamel jsonpickle toml tomli lxml bs4 selenium playwright scrapy grpc zmq websocket websockets google azure
oauthlib cryptography Crypto Cryptodome nacl OpenSSL wandb tensorboard tensorboardX comet_ml neptune clearml gradio streamlit
openai anthropic click typer fire rich colorama tqdm absl gin sacred luigi airflow prefect dagster kedro dvc great_expectations
pywin32 win32api win32com pythoncom comtypes pyautogui pynput keyboard mouse six future past decorator wrapt toolz cytoolz more_itertools
aiobotocore ibm_boto3 sagemaker snowflake databricks metaflow zenml feast cx_Oracle elasticsearch cassandra neo4j influxdb consul etcd3
kazoo hvac ldap3 hdfs nmap shodan pwn impacket pyngrok discord telegram slack_sdk tweepy praw pytube youtube_dl yt_dlp moviepy pydub
ffmpeg sounddevice pygame kivy PyQt5 PyQt6 PySide2 PySide6 wx gi dbus mss pyudev usb serial bluetooth cookiecutter copier poetry
pipenv conda pdm hatch flit twine build PyInstaller cx_Freeze nuitka py2exe wexpect sarge command_runner easyprocess
pyvirtualdisplay supervisor circus honcho daemon portalocker pyinotify schedule rq huey dramatiq arq plumbum sh delegator envoy
cffi pycparser Cython pybind11 pyximport filelock fsspec s3fs gcsfs smart_open watchdog pluggy stevedore zope
ansible_runner xonsh ptpython bpython konch execnet pathos ppft pebble mpire aiofiles aiomultiprocess aioprocessing curio anyio trio doit
locust behave bandit black autopep8 yapf isort flake8 pylint mypy jedi rope mkdocs sphinx nbclient papermill voila jupytext jupyter_core
line_profiler memory_profiler vprof snakeviz pyinstrument guppy objgraph pydot pygraphviz graphviz kaleido dash pytesseract pdf2image camelot
tabula PyPDF2 pypdf fitz weasyprint pdfkit imgkit reportlab docx pptx xlwings ezodf pyttsx3 gtts speech_recognition playsound simpleaudio
pyglet arcade panda3d bpy maya pymel angr frida r2pipe pwnlib scapy volatility netmiko ncclient napalm pysnmp pyvisa smbus pigpio evdev
uinput Xlib pcapy pyshark imapclient exchangelib twilio slackclient telebot sleekxmpp paho stomp confluent_kafka ldap pysftp ftputil webdav3
dropbox pydrive gspread oauth2client googleapiclient instaloader newspaper feedparser pyppeteer splinter helium mechanicalsoup robobrowser
requests_html requests_cache grequests treq aiosmtplib yagmail zeep suds jenkins jira gitlab github minio openstack libcloud hglib mercurial
loguru rollbar pysnooper icecream pudb ipdb wdb debugpy pydevd pydevd_pycharm ptvsd rpdb web_pdb manhole remote_pdb birdseye hunter heartrate
hupper watchgod watchfiles livereload waitress uvloop uvicorn gunicorn bottle cherrypy pyramid chameleon genshi Cheetah pystache daemonize
pex shiv pipx pipreqs piptools cppyy lupa pyper javabridge py4j js2py execjs dukpy py_mini_racer quickjs wasmtime wasmer PyV8 peewee pony
tinydb apsw plyvel leveldb rocksdb unqlite clickhouse_driver oracledb pyodbc MySQLdb pymysql psycopg asyncpg serpent pyon pickle4 pickleshare
zodbpickle compress_pickle sqlitedict percache cachelib aiocache forbiddenfruit func_timeout stopit backoff retrying tenacity textual urwid
blessed prompt_toolkit questionary PyInquirer easygui PySimpleGUI halo pyfiglet simpleeval asteval evalidate py_expression_eval cexprtk
instant pythran pyclibrary win32process typeguard beartype boltons jsonargparse dynaconf decouple environs configobj anyconfig hyperpyyaml
rpyc Pyro4 Pyro5 reactivex pykka thespian apscheduler distlib
apt aptsources msal msal_extensions msrest msrestazure py fs lazr partd`;

function packageSet(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

const MODELS = packageSet(MODEL_PACKAGES);
const TOOLS = packageSet(TOOL_PACKAGES);

/** What is known of the package that a module lies in. */
export function packageKind(module: string): 'model' | 'tool' | null {
  const dot = module.indexOf('.');
  const top = dot === -1 ? module : module.slice(0, dot);
  if (MODELS.has(top)) return 'model';
  return TOOLS.has(top) ? 'tool' : null;
}
