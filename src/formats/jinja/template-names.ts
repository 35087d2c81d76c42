/** Names under which runtimes take a template. See https://docs.vllm.ai/en/stable/serving/openai_compatible_server.html#chat-template. */
import { extensionOf } from '../../model-names.ts';

/** Jinja and nothing else. */
const JINJA = /^(?:jinja2?|j2)$/;
/** Names that a template of Jinja may have, as templates of any other kind. */
const TEMPLATE = /^(?:template|tmpl|tpl|txt|html?|xml|md|markdown|mustache|)$/;
/** `chat_template.jinja`, `tool_chat_template_llama3.jinja`, `additional_chat_templates/rag.jinja` */
const CHAT = /chat[_-]?templates?/i;
/** Of models as well: `prompt_template.j2`, `tools-template.jinja` */
const PROMPT = /(?:^|[/_.-])(?:tool|tools|prompt|instruction)[_-]?templates?\b/i;

/** How sure a name is: a template of a model, one of whatever kind, or none. */
export function templateName(name: string): 'model' | 'jinja' | 'other' | null {
  const extension = extensionOf(name);
  const isJinja = JINJA.test(extension);
  if (isJinja) return CHAT.test(name) || PROMPT.test(name) ? 'model' : 'jinja';
  if (!TEMPLATE.test(extension)) return null;
  if (CHAT.test(lastOf(name, 2))) return 'other';
  return /^t(?:emplate|mpl|pl)$/.test(extension) ? 'other' : null;
}

/** So many names at the end of a path. */
function lastOf(path: string, count: number): string {
  return path.split('/').slice(-count).join('/');
}
