/** Imported once for each file, with its name behind the question mark: see many-files.ts. */
import { fileBegins } from './many-files.ts';

fileBegins(new URL(import.meta.url).search.slice(1));
