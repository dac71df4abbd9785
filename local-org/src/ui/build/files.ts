import fs from 'node:fs';
import path from 'node:path';

/** Folders that never hold code for the page. */
const SKIPPED = /^(__tests__|__examples__|__mocks__|node_modules|iconSvgTemplates.*)$/;

/** Every file below `folder`, sorted, without tests. An absent folder has none. */
export function walk(folder: string): string[] {
  const found: string[] = [];
  const visit = (current: string): void => {
    for (const entry of readFolder(current)) {
      const full = path.join(current, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.test(entry.name)) {
          visit(full);
        }
      } else {
        found.push(full);
      }
    }
  };
  visit(folder);
  return found.sort();
}

function readFolder(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

export function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** First of `candidates` that exists as a file. */
export function firstFile(candidates: readonly string[]): string | undefined {
  return candidates.find(isFile);
}

export function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** Writes so that a reader, or a process killed half way, never sees half a file. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}
