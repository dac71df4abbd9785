import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SetupRows } from '../catalog.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { readXml } from './xml.ts';

/** Rows of setup objects that stand for one file of the project each. */
export function readSetupRows(files: readonly ProjectFile[]): SetupRows[] {
  return [
    { object: 'PlatformCachePartition', key: 'DeveloperName', rows: files.flatMap(cachePartition) },
    { object: 'StaticResource', key: 'Name', rows: files.flatMap(staticResource) },
  ];
}

function cachePartition(file: ProjectFile): SetupRows['rows'] {
  const name = nameBefore(file, '.cachePartition-meta.xml');
  if (!name) return [];
  const xml = readXml(file.file, file.shown, 'PlatformCachePartition');
  const isDefault = xml.flag('isDefaultPartition');
  return [{ DeveloperName: name, MasterLabel: xml.text('masterLabel') ?? name, IsDefaultPartition: isDefault }];
}

/** Folders, which are deployed as archives, are no rows: the local org does not make archives. */
function staticResource(file: ProjectFile, _: number, files: readonly ProjectFile[]): SetupRows['rows'] {
  const name = nameBefore(file, '.resource-meta.xml');
  if (!name) return [];
  const folder = path.dirname(file.file);
  const content = files.find(
    (each) => path.dirname(each.file) === folder && path.parse(each.baseName).name === name && each !== file,
  );
  if (!content || !existsSync(content.file) || statSync(content.file).isDirectory()) return [];
  const body = readFileSync(content.file);
  const xml = readXml(file.file, file.shown, 'StaticResource');
  return [
    {
      Name: name,
      ContentType: xml.text('contentType'),
      CacheControl: xml.text('cacheControl'),
      Description: xml.text('description'),
      Body: body.toString('base64'),
      BodyLength: body.length,
    },
  ];
}
