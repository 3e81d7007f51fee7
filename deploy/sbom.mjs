// Says what HALO is made of, by what is really in its jar and in its pages: one CycloneDX list, a table of licences, and
// whether anything differs from what was agreed to. Called by `./halo dependencies`:
//   node deploy/sbom.mjs FOLDER-OF-JARS OUTPUT [--write]
// It reads files alone: the unpacked jar, Maven's local repository for licences, and npm's lock.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const repository = process.env.MAVEN_REPOSITORY ?? join(homedir(), '.m2/repository');
const table = join(project, 'docs/dependencies.md');
const lock = join(project, 'deploy/dependencies.lock');
/** As many hexadecimal digits of a SHA-512 as the lock keeps. */
const KEPT = 64;

/** What may be in a product that is given on under Apache-2.0. Anything else is for a person to look at. */
const AGREED = [
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'Bouncy-Castle', 'CC0-1.0', 'EPL-1.0', 'EPL-2.0', 'ISC', 'LGPL-2.1',
  'MIT', 'MIT-0', 'OFL-1.1', 'PostgreSQL', 'Unlicense',
];

/** What projects call licences that have an identifier. */
const KNOWN = [
  [/bouncy castle/i, 'Bouncy-Castle'],
  [/apache/i, 'Apache-2.0'],
  [/eclipse distribution|^EDL/i, 'BSD-3-Clause'],
  [/eclipse public.*2|EPL.?2/i, 'EPL-2.0'],
  [/eclipse public.*1|EPL.?1/i, 'EPL-1.0'],
  [/BSD.?2|2.clause/i, 'BSD-2-Clause'],
  [/BSD.?3|3.clause|new bsd/i, 'BSD-3-Clause'],
  [/^MIT.?0$/i, 'MIT-0'],
  [/^(the )?mit/i, 'MIT'],
  [/lesser|LGPL/i, 'LGPL-2.1'],
  [/postgresql/i, 'PostgreSQL'],
  [/public domain|CC0/i, 'CC0-1.0'],
];

/** What stands in a jar of ours in another shape, as the jar of adapters-openai holds what is used of the SDK. */
const SHADED = [/^openai-java(-core|-client-okhttp)?$/];

/** Declared for what they bring along or do by their presence: no class of ours names them. */
const UNSEEN = /^(spring-boot-starter.*|springdoc-openapi-starter.*|checker-qual|jspecify|openai-java)$/;

function identifier(name) {
  return AGREED.includes(name) ? name : (KNOWN.find(([shape]) => shape.test(name))?.[1] ?? name);
}

const read = (path) => readFileSync(path, 'utf8');
const one = (text, tag) => text.match(new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`))?.[1];

function* jars(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* jars(path);
    else if (entry.name.endsWith('.jar')) yield path;
  }
}

/** group, artifact and version of …/org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar */
function coordinates(path) {
  const parts = relative(repository, path).split('/');
  const [artifact, version] = parts.slice(-3, -1);
  return { group: parts.slice(0, -3).join('.'), name: artifact, version };
}

/** The licences in a project's description, or in that of its parent. */
function licences(pom, depth = 0) {
  if (depth > 6 || !existsSync(pom)) return [];
  const text = read(pom);
  const named = [...text.matchAll(/<license>([\s\S]*?)<\/license>/g)].map(([, body]) => one(body, 'name') ?? '');
  if (named.length > 0) return [...new Set(named.map(identifier))].sort();
  const parent = text.match(/<parent>([\s\S]*?)<\/parent>/)?.[1];
  if (parent === undefined) return [];
  const [group, name, version] = ['groupId', 'artifactId', 'version'].map((tag) => one(parent, tag));
  return licences(join(repository, ...group.split('.'), name, version, `${name}-${version}.pom`), depth + 1);
}

function component({ group, name, version }, kind, digest, named) {
  const path = group === undefined ? name.replace('@', '%40') : `${group}/${name}`;
  return {
    type: 'library',
    'bom-ref': `pkg:${kind}/${path}@${version}`,
    ...(group === undefined ? {} : { group }),
    name,
    version,
    purl: `pkg:${kind}/${path}@${version}`,
    hashes: [{ alg: 'SHA-512', content: digest }],
    licenses: named.map((licence) => ({ license: AGREED.includes(licence) ? { id: licence } : { name: licence } })),
  };
}

const sha512 = (bytes) => createHash('sha512').update(bytes).digest('hex');

function java(folder) {
  const known = new Map();
  for (const path of jars(repository)) known.set(basename(path), [...(known.get(basename(path)) ?? []), path]);
  const ours = new Set(readdirSync(project).filter((name) => existsSync(join(project, name, 'pom.xml'))));
  const shaded = [...known.values()].flat().filter((path) => SHADED.some((shape) => shape.test(coordinates(path).name)));
  const wanted = one(read(join(project, 'pom.xml')), 'openai-java.version');
  const used = shaded.filter((path) => coordinates(path).version === wanted && !/sources|javadoc/.test(path));
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.jar') && !ours.has(file.replace(/-\d[^-]*\.jar$/, '')))
    .map((file) => {
      const digest = sha512(readFileSync(join(folder, file)));
      const path = (known.get(file) ?? []).find((candidate) => sha512(readFileSync(candidate)) === digest);
      if (path !== undefined) return described(path, digest);
      // What the plugin that makes the jar puts in by itself.
      const plugin = file.match(/^(spring-boot-jarmode-tools)-([\d.]+)\.jar$/);
      if (plugin === null) throw new Error(`${file} is not in Maven's local repository`);
      const of = { group: 'org.springframework.boot', name: plugin[1], version: plugin[2] };
      return component(of, 'maven', digest, ['Apache-2.0']);
    });
  return [...found, ...used.map((path) => described(path, sha512(readFileSync(path))))];
}

function described(path, digest) {
  return component(coordinates(path), 'maven', digest, licences(path.replace(/\.jar$/, '.pom')));
}

/** By the lock itself: npm's own list leaves out what both the pages and a tool need. */
function pages() {
  const { packages } = JSON.parse(read(join(project, 'web-frontend/package-lock.json')));
  const found = new Map();
  const visit = (names, from) => {
    for (const name of names) {
      const path = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((place) => packages[place]);
      if (path === undefined || found.has(path)) continue;
      found.set(path, { name, ...packages[path] });
      visit(Object.keys(packages[path].dependencies ?? {}), path);
    }
  };
  visit(Object.keys(packages[''].dependencies), '');
  return [...found.values()].map(({ name, version, integrity, license }) => {
    const digest = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
    return component({ name, version }, 'npm', digest, [license]);
  });
}

/** The names of the classes' packages in a jar, read from its directory at the end. */
function packagesIn(path) {
  const bytes = readFileSync(path);
  let at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  const names = new Set();
  for (let i = 0; i < count; i++) {
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    if (/^[^-]*\.class$/.test(name) && name.includes('/')) names.add(dirname(name).replaceAll('/', '.'));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** What a module declares for compiling and none of its sources names. */
function unused(parts) {
  const complaints = [];
  for (const module of readdirSync(project).filter((name) => existsSync(join(project, name, 'src/main/java')))) {
    const sources = [...files(join(project, module, 'src/main/java'))].map(read).join('\n');
    const pom = read(join(project, module, 'pom.xml')).replace(/<(profiles|build)>[\s\S]*<\/\1>/g, '');
    for (const [, body] of pom.matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)) {
      const [group, name, scope] = ['groupId', 'artifactId', 'scope'].map((tag) => one(body, tag));
      const part = parts.find((other) => other.group === group && other.name === name);
      if (scope !== undefined || UNSEEN.test(name) || part === undefined) continue;
      const jar = join(repository, ...group.split('.'), name, part.version, `${name}-${part.version}.jar`);
      if (![...packagesIn(jar)].some((each) => sources.includes(`${each}.`))) {
        complaints.push(`${module} declares ${group}:${name} and does not use it`);
      }
    }
  }
  return complaints;
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.name.endsWith('.java')) yield path;
  }
}

/** The same parts make the same name, and the same file. */
function bom(parts) {
  const hex = createHash('sha256').update(parts.map(({ purl }) => purl).join('\n')).digest('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)];
  const version = one(read(join(project, 'pom.xml')), 'version');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${id.join('-')}`,
    version: 1,
    metadata: { component: { type: 'application', group: 'ai.halo', name: 'halo', version, licenses: [{ license: { id: 'Apache-2.0' } }] } },
    components: parts,
  };
}

const [folder, output, write] = process.argv.slice(2);
const javaParts = java(folder);
const parts = [...javaParts, ...pages()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
writeFileSync(output, `${JSON.stringify(bom(parts), null, 2)}\n`);

const licencesOf = ({ licenses }) => licenses.map(({ license }) => license.id ?? license.name);
const lines = parts.map(({ purl, hashes }) => `${purl} ${hashes[0].content.slice(0, KEPT)}`);
const rows = parts.map((part) => {
  const name = part.group === undefined ? part.name : `${part.group}:${part.name}`;
  return `| ${name} | ${part.version} | ${licencesOf(part).join(', ') || '?'} |`;
});
const text = `# What HALO is made of

Everything that is in the jar and in the pages, with its licence; written by \`./halo dependencies --write\`, which also makes a CycloneDX
list, \`target/sbom/halo.cdx.json\`. What is given under several licences is used under any one of them.

| part | version | licence |
|---|---|---|
${rows.join('\n')}
`;

const complaints = unused(javaParts);
for (const part of parts) {
  if (!licencesOf(part).some((licence) => AGREED.includes(licence))) {
    complaints.push(`${part.purl} has a licence that nobody agreed to: ${licencesOf(part).join(', ') || 'none'}`);
  }
}
if (write === '--write') {
  writeFileSync(table, text);
  writeFileSync(lock, `${lines.join('\n')}\n`);
} else {
  const agreed = read(lock).split('\n').filter((line) => line !== '');
  for (const line of lines) if (!agreed.includes(line)) complaints.push(`new or changed: ${line}`);
  for (const line of agreed) if (!lines.includes(line)) complaints.push(`no longer there: ${line}`);
  if (read(table) !== text) complaints.push('docs/dependencies.md is not of these parts');
}
for (const complaint of complaints) console.error(`halo: ${complaint}`);
console.log(`${parts.length} parts, ${javaParts.length} of them Java; the list is ${output}.`);
process.exitCode = complaints.length > 0 ? 1 : 0;
