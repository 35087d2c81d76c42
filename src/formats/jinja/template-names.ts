/** Names under which runtimes take a template. See https://docs.vllm.ai/en/stable/serving/openai_compatible_server.html#chat-template. */
import { extensionOf } from '../../model-names.ts';

/** Jinja and nothing else. */
const JINJA: ReadonlySet<string> = new Set(['jinja', 'jinja2', 'j2']);
/** Names that a template of Jinja may have, as templates of any other kind. */
const TEMPLATE: ReadonlySet<string> = new Set([
  ...[
    'template',
    'tmpl',
    'tpl',
    'prompty',
    'prompt',
    'chat_template',
    'txt',
    'htm',
    'html',
    'xml',
    'md',
    'markdown',
    'mustache',
    '',
  ],
]);
/** Of templates, and of nothing else. */
const TEMPLATE_ALONE: ReadonlySet<string> = new Set([
  ...['template', 'tmpl', 'tpl', 'prompty', 'prompt', 'chat_template'],
]);
/** A second extension, of a copy or for an editor: `system.jinja.txt` */
const JINJA_BEFORE = /\.(?:jinja2?|j2)\.\w+$/i;
/** `chat_template.jinja`, `tool_chat_template_llama3.jinja`, `additional_chat_templates/rag.jinja` */
const CHAT = /chat[_-]?templates?/i;
/** Of models as well: `prompt_template.j2`, `tools-template.jinja` */
const PROMPT = /(?:^|[/_.-])(?:tool|tools|prompt|instruction)[_-]?templates?\b/i;

/** How sure a name is: a template of a model, one of whatever kind, or none. */
export function templateName(name: string): 'model' | 'jinja' | 'other' | null {
  const extension = extensionOf(name);
  const isJinja = JINJA.has(extension);
  if (isJinja) return CHAT.test(name) || PROMPT.test(name) ? 'model' : 'jinja';
  if (JINJA_BEFORE.test(name)) return 'other';
  if (!TEMPLATE.has(extension)) return null;
  return TEMPLATE_ALONE.has(extension) || isOfChat(lastOf(name, 2)) ? 'other' : null;
}

/** Few names hold the word: the pattern is not compiled for the others. */
function isOfChat(name: string): boolean {
  return name.toLowerCase().includes('chat') && CHAT.test(name);
}

/** So many names at the end of a path. */
function lastOf(path: string, count: number): string {
  return path.split('/').slice(-count).join('/');
}
