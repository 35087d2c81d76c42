/** Every format of the report by its name, loaded when it is asked for, and written piece by piece. */

import type { TextOptions } from './render-text.ts';
import type { Report } from './report.ts';

type Renderer = (report: Report, options: TextOptions) => Iterable<string>;

const FORMATS = {
  text: async () => (await import('./render-text.ts')).renderText,
  json: async () => (await import('./render-json.ts')).renderJson,
  sarif: async () => (await import('./sarif/render-sarif.ts')).renderSarif,
  junit: async () => (await import('./render-junit.ts')).renderJunit,
  github: async () => (await import('./render-github.ts')).renderGithub,
  gitlab: async () => (await import('./gitlab/render-gitlab.ts')).renderGitlab,
  'gitlab-sast': async () => (await import('./gitlab/render-gitlab-sast.ts')).renderGitlabSast,
  cyclonedx: async () => (await import('./render-cyclonedx.ts')).renderCyclonedx,
  html: async () => (await import('./html/render-html.ts')).renderHtml,
  markdown: async () => (await import('./markdown/render-markdown.ts')).renderMarkdown,
} as const satisfies Readonly<Record<string, () => Promise<Renderer>>>;

export type ReportFormat = keyof typeof FORMATS;

export const REPORT_FORMATS = Object.keys(FORMATS) as readonly ReportFormat[]; // the keys of a literal

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(FORMATS, name);
}

/** @returns the text in pieces, with a newline at its end; `text` may be empty */
export async function renderPieces(
  format: ReportFormat,
  report: Report,
  options: TextOptions = {},
): Promise<Iterable<string>> {
  const renderer: Renderer = await FORMATS[format]();
  return renderer(report, options);
}

/** @returns the whole text; of a long report `renderPieces` takes less memory */
export async function render(format: ReportFormat, report: Report, options: TextOptions = {}): Promise<string> {
  return [...(await renderPieces(format, report, options))].join('');
}
